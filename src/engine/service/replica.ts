import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { announceBlocked, announceKept } from './announce';
import { keepUp } from './keep-up';
import { lookAtTasks } from './look';
import type { Passing } from './passing';
import { planNextPass } from './next-pass';
import { retireDeployments, settle } from './settle';

/** One pass of a REPLICA service's scheduler: it brings the service nearer to its promise. Source: placement-and-lifecycle 6.1. */
export function* replicaPass(engine: Engine, service: ServiceState): Passing {
  const tasks = lookAtTasks(engine, service);
  const done = yield* keepUp(engine, service, tasks);
  announceKept(engine, service, done.kept);
  announceBlocked(engine, service, done.counts, done.idle);
  retireDeployments(engine, service);
  settle(engine, service, done.counts, done.moved || done.held);
  planNextPass(engine, service, done.moved, done.kept);
}
