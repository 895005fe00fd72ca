import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { say } from '../service/say';
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
  const { state } = engine;
  const all = state.targets.news.splice(0);
  state.services.forEach((service, index) => {
    const own = all.filter((news) => news.service === index);
    const tell = (what: TargetNews['what'], message: (count: number, place: string) => string) => {
      for (const [place, tasks] of byPlace(own.filter((news) => news.what === what)))
        say(engine, service, 'service', message(tasks.length, place), { tasks });
    };
    if (own.length === 0) return;
    tell('registered', (count, place) => registeredTargets(service.name, count, place));
    tell('draining', (count) => begunDraining(service.name, count));
    tell('deregistered', (count, place) => deregisteredTargets(service.name, count, place));
  });
}

function byPlace(news: readonly TargetNews[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { place, task } of news) {
    const tasks = places.get(place);
    if (tasks) tasks.push(task);
    else places.set(place, [task]);
  }
  return places;
}
