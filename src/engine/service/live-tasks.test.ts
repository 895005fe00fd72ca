import { describe, expect, it } from 'vitest';
import { drawIndex, randomStream } from '../../lib/random';
import { stopTask } from '../task/lifecycle';
import { scenarioOf } from '../testing/run-scenario';
import { setUp } from '../setup';
import { runEngine } from '../clock';
import { liveCount, liveTasksOf } from './live-tasks';

const TASKS = 2_000;

/** A service with a long list of tasks. */
function started() {
  const engine = setUp(
    scenarioOf({
      containerInstances: [{ id: 'i', count: 10, instanceType: 'm5.24xlarge' }],
      taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'web', memory: 4 }] }],
      services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: TASKS }],
    }),
  );
  runEngine(engine, 0);
  const service = engine.state.services[0];
  if (!service) throw new Error('there is no service');
  return { engine, service };
}

describe('the live tasks of a service', () => {
  it('are those that have not been told to stop, however many have', () => {
    const { engine, service } = started();
    const random = randomStream(1, 'stops');
    const left = Array.from({ length: TASKS }, (_, task) => task);
    expect(liveTasksOf(engine.state, service)).toEqual(left);
    while (left.length > 0) {
      for (let stops = 0; stops < 50; stops++) {
        const [task = -1] = left.splice(drawIndex(random, left.length), 1);
        stopTask(engine, task, 'UserInitiated', 'test');
      }
      expect(liveCount(service)).toBe(left.length);
      expect(liveTasksOf(engine.state, service)).toEqual(left);
    }
  });
});
