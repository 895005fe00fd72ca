import { describe, expect, it } from 'vitest';
import { DESIRED_STATUS, INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import { drawnCluster } from '../testing/cluster-text';
import { plainDefinition, plainRequest } from '../testing/plain-cluster';
import { place, rehearsal, scaleIn, strategiesFrom } from '../testing/rehearsal';
import { emptyOutcome } from './placement';
import { chooseTaskToStop } from './stop-selection';

const FLEET = `
  a1  us-east-1a  2048 cpu  3891 MiB
  b1  us-east-1b  2048 cpu  3891 MiB
`;

/** Tasks 1 to 4, on a1, b1, a1, b1. */
function fourTasks() {
  const stage = rehearsal(drawnCluster(FLEET));
  place(stage, plainRequest(), 4);
  return stage;
}

describe('who stops first, whatever the strategies say', () => {
  it.each(['oldDeployment', 'draining', 'unhealthy', 'notRunning'] as const)('a task that is %s', (flag) => {
    expect(scaleIn(fourTasks(), plainRequest(), 1, (task) => ({ [flag]: task === 1 }))).toEqual(['2@b1']);
  });

  it('each of these before the next', () => {
    const flags = (task: number) => ({
      notRunning: task >= 0,
      unhealthy: task >= 1,
      draining: task >= 2,
      oldDeployment: task >= 3,
    });
    expect(scaleIn(fourTasks(), plainRequest(), 4, flags)).toEqual(['4@b1', '3@a1', '2@b1', '1@a1']);
  });

  it('inside a pool the strategies decide: the zone with the most tasks, then the newest', () => {
    expect(scaleIn(fourTasks(), plainRequest(), 1, (task) => ({ unhealthy: task !== 2 }))).toEqual(['1@a1']);
    expect(scaleIn(fourTasks(), plainRequest(), 1)).toEqual(['3@a1']);
  });

  it('never a protected task', () => {
    const protect = (task: number) => ({ protected: task !== 1, unhealthy: task === 0 });
    expect(scaleIn(fourTasks(), plainRequest(), 4, protect)).toEqual(['2@b1']);
  });

  it('a task that has no instance yet', () => {
    const stage = fourTasks();
    const { tasks } = stage.world;
    const waiting = tasks.count++;
    tasks.instanceIndex[waiting] = -1;
    tasks.kind[waiting] = 0;
    tasks.number[waiting] = 5;
    tasks.lastStatus[waiting] = TASK_STATUS.PROVISIONING;
    tasks.desiredStatus[waiting] = DESIRED_STATUS.RUNNING;
    const candidates = [0, 1, 2, 3, waiting].map((task) => ({
      task,
      protected: false,
      oldDeployment: false,
      draining: false,
      unhealthy: false,
      notRunning: task >= 3,
    }));
    expect(chooseTaskToStop(stage.world, candidates, [{ type: 'binpack', field: 'cpu' }], 0, stage.random)).toBe(
      waiting,
    );
  });
});

describe('strategies', () => {
  it('binpack empties the emptiest instance', () => {
    const stage = rehearsal(
      drawnCluster(`
        a1  us-east-1a  2048 cpu  3891 MiB  | other*3 service:web
        b1  us-east-1b  2048 cpu  3891 MiB  | service:web
      `),
    );
    const binpack = plainRequest({ strategies: strategiesFrom('binpack(memory)') });
    expect(scaleIn(stage, binpack, 1)).toEqual(['5@b1']);
  });

  it('binpack counts what the task gives back', () => {
    const fleet = `
      a1  us-east-1a  2048 cpu  3000 MiB
      b1  us-east-1b  2048 cpu  2900 MiB
    `;
    const definitions = { big: plainDefinition({ memoryMiB: 1_000 }), small: plainDefinition({ memoryMiB: 512 }) };
    const stage = rehearsal(drawnCluster(fleet, definitions));
    place(stage, plainRequest({ definition: 'big' }));
    place(stage, plainRequest({ definition: 'small' }));
    expect(Array.from(stage.world.instances.memoryMiBFree.subarray(0, 2))).toEqual([2_000, 2_388]);
    expect(scaleIn(stage, plainRequest({ strategies: strategiesFrom('binpack(memory)') }))).toEqual(['1@a1']);
  });

  it('spread counts only tasks of the service, also those that may not stop', () => {
    const stage = rehearsal(
      drawnCluster(`
        a1  us-east-1a  2048 cpu  3891 MiB  | other*3 service:web
        b1  us-east-1b  2048 cpu  3891 MiB  | service:web*2
      `),
    );
    const protect = (task: number) => ({ protected: task === 4 });
    expect(scaleIn(stage, plainRequest({ strategies: strategiesFrom('spread(instanceId)') }), 1, protect)).toEqual([
      '6@b1',
    ]);
  });

  it('random reaches every task', () => {
    const stopped = new Set<string>();
    for (let seed = 1; seed <= 40; seed++) {
      const stage = rehearsal(drawnCluster(FLEET), seed);
      place(stage, plainRequest(), 4);
      stopped.add(scaleIn(stage, plainRequest({ strategies: strategiesFrom('random') })).join());
    }
    expect([...stopped].toSorted()).toEqual(['1@a1', '2@b1', '3@a1', '4@b1']);
  });
});

it('takes the newest task on a draining instance first, by the same rules', () => {
  const stage = fourTasks();
  stage.world.instances.status[1] = INSTANCE_STATUS.DRAINING;
  expect(scaleIn(stage, plainRequest(), 2)).toEqual(['4@b1', '2@b1']);
});

it('records how many it chose among', () => {
  const stage = fourTasks();
  const outcome = emptyOutcome();
  const candidates = [0, 1, 2, 3].map((task) => ({
    task,
    protected: task === 0,
    oldDeployment: false,
    draining: false,
    unhealthy: task > 1,
    notRunning: false,
  }));
  expect(
    chooseTaskToStop(stage.world, candidates, [{ type: 'spread', field: 'instanceId' }], 0, stage.random, outcome),
  ).toBe(2);
  expect(outcome).toMatchObject({
    instance: 0,
    total: 4,
    afterActive: 3,
    afterResources: 2,
    afterConstraints: 2,
    tied: 2,
  });
  expect([...outcome.afterStrategy]).toEqual([2, -1, -1, -1, -1, -1]);
});
