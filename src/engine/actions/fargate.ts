import type { Engine } from '../engine';
import { interruptOnFargate } from '../fargate/interrupt';
import { MARKETS } from '../fargate/fargate-state';
import type { Market } from '../fargate/fargate-state';
import { shortNameOf } from '../names';
import { isOnFargateSpot } from '../task-rows/platform';
import { wakeAll } from '../service/wake';
import type { Action } from './action';
import { chosenTasks } from './crash-task';

/** What befalls Fargate: Spot tasks are taken back, zones run out of capacity. Source: services-and-capacity 4.8 and 5. */

/** InterruptFargateSpot: the warning comes for the named tasks, or for the oldest Spot tasks of a service. */
export const interruptFargateSpot: Action = (engine, input) => {
  const tasks = interruptOnFargate(engine, chosenTasks(engine, input, isOnFargateSpot));
  const said = tasks.map((task) => shortNameOf(engine.state, task)).join(', ');
  return { said: said === '' ? 'no RUNNING task of FARGATE_SPOT' : said, kind: 'failure', subjects: { tasks } };
};

/** SetFargateCapacity: whether there is any, of one market, in one zone or in all. Tasks that run go on. */
export const setFargateCapacity: Action = (engine, { capacityProvider, availabilityZone, available }) => {
  const { state } = engine;
  const market = MARKETS.indexOf((capacityProvider ?? 'FARGATE') as Market);
  const all = typeof availabilityZone !== 'string';
  const zones = state.zones.flatMap((name, zone) => (all || name === availabilityZone ? zone : []));
  setNoCapacity(engine, market, zones, available !== true);
  state.placementVersion++;
  wakeAll(state);
  const where = all ? 'in every zone' : `in ${availabilityZone}`;
  return {
    said: `${MARKETS[market] ?? ''} ${where}: ${available === true ? 'available' : 'unavailable'}`,
    kind: available === true ? 'action' : 'failure',
  };
};

function setNoCapacity({ state }: Engine, market: number, zones: readonly number[], isGone: boolean): void {
  const kept = (state.fargate.noCapacity[market] ?? []).filter((zone) => !zones.includes(zone));
  state.fargate.noCapacity[market] = isGone ? [...kept, ...zones].sort((a, b) => a - b) : kept;
}
