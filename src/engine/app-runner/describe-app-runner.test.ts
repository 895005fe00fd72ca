import { expect, it } from 'vitest';
import { appRunnerSettings } from '../../ecs/app-runner';
import { appRunnerAt, appRunnerMoments } from '../../frame/app-runner-rows';
import { definition, runTo } from '../testing/run-scenario';
import { describeAppRunner } from './describe-app-runner';

const world = {
  containerInstances: [{ id: 'i', count: 1, instanceType: 'm5.xlarge' }],
  taskDefinitions: [definition('web')],
  services: [
    { serviceName: 'web', taskDefinition: 'web', desiredCount: 3 },
    { serviceName: 'idle', taskDefinition: 'web', desiredCount: 1 },
  ],
  load: [
    {
      service: 'web',
      requestsPerSecond: [
        [600, 0],
        [600, 250],
      ],
      perTask: { requestsPerSecond: 50, cpuAtCapacity: 100, memoryBase: 30 },
    },
  ],
};

it('tells App Runner’s instances and ECS’s tasks of the same load, minute by minute', () => {
  const detail = describeAppRunner(runTo(900, world), 0, appRunnerSettings());
  const moments = appRunnerMoments(detail?.history ?? new Float64Array());
  expect(moments).toHaveLength(15);
  expect(appRunnerAt(moments, 590)).toMatchObject({ active: 0, provisioned: 1, running: 3, desired: 3, cost: 0.014 });
  expect(appRunnerAt(moments, 661)).toMatchObject({ concurrent: 250, active: 3, provisioned: 3, over: 0, cost: 0.234 });
  expect(detail?.accumulated.appRunner).toBeCloseTo((600 * 0.014 + 300 * 0.234) / 3_600, 9);
  // Three of fifteen tasks of an m5.xlarge, by what they reserve.
  expect(detail?.accumulated.ecs).toBeGreaterThan(0);
  expect(detail?.onFargate).toBe(false);
});

it('says nothing of a service without a load', () =>
  expect(describeAppRunner(runTo(60, world), 1, appRunnerSettings())).toBeNull());
