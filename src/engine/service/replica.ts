import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { announceBlocked, announceKept } from './announce';
import { fillUp, keepUp } from './keep-up';
import { lookAtCount } from './look';
import { planNextPass } from './next-pass';
import type { Passing } from './passing';
import { retireDeployments, settle } from './settle';

/** One pass of a REPLICA service's scheduler: it brings the service nearer to its promise. Source: placement-and-lifecycle 6.1. */
export function* replicaPass(engine: Engine, service: ServiceState): Passing {
  const tasks = lookAtCount(engine, service);
  const done = yield* tasks === null ? fillUp(engine, service) : keepUp(engine, service, tasks);
  announceKept(engine, service, done.kept);
  announceBlocked(engine, service, done.tally, done.idle);
  retireDeployments(engine, service);
  settle(engine, service, done.tally, done.moved || done.held);
  planNextPass(engine, service, done.moved, done.kept);
}
