import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { say } from '../service/say';
import type { ServiceState } from '../state';
import { begunDraining, deregisteredTargets, registeredTargets } from './messages';
import type { TargetNews } from './target-table';

/**
 * ECS tells of targets by the number, not one by one: what happens to a service's targets at one moment makes one event of each kind and target
 * group. Entries wait in the state until the moment's tasks have moved on.
 */

export function noteNews({ state }: Engine, news: TargetNews): void {
  if (state.targets.news.push(news) === 1) pushEvent(state.queue, state.timeMs, EVENT.targetNews, 0);
}

/** Writes the events of this moment, by service in the order of creation: registered, draining, deregistered. */
export function tellNews(engine: Engine): void {
  const { services, targets } = engine.state;
  const byService = groupedBy(targets.news.splice(0), ({ service }) => service);
  for (const index of [...byService.keys()].sort((a, b) => a - b)) {
    const service = services[index];
    if (service) tellOf(engine, service, byService.get(index) ?? []);
  }
}

function tellOf(engine: Engine, service: ServiceState, news: readonly TargetNews[]): void {
  const tell = (what: TargetNews['what'], message: (count: number, place: string) => string) => {
    const ofThisKind = news.filter((it) => it.what === what);
    for (const [place, list] of groupedBy(ofThisKind, (it) => it.place))
      say(engine, service, 'service', message(list.length, place), { tasks: list.map(({ task }) => task) });
  };
  tell('registered', (count, place) => registeredTargets(service.name, count, place));
  tell('draining', (count) => begunDraining(service.name, count));
  tell('deregistered', (count, place) => deregisteredTargets(service.name, count, place));
}

/** In the order in which the keys first come. */
function groupedBy<K>(news: readonly TargetNews[], keyOf: (news: TargetNews) => K): Map<K, TargetNews[]> {
  const groups = new Map<K, TargetNews[]>();
  for (const it of news) {
    const group = groups.get(keyOf(it));
    if (group) group.push(it);
    else groups.set(keyOf(it), [it]);
  }
  return groups;
}
