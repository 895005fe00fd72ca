import { describe, expect, it } from 'vitest';
import { parseScenarioValue } from '../../scenario/parse';
import { definition, NETWORK, runTo, tasksOf } from '../testing/run-scenario';

const INSTANCES = [{ id: 'i', count: 4, instanceType: 'm5.xlarge' }];
const web = (desiredCount: number, more: object = {}) => ({
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount,
  ...more,
});

/** How many tasks were created when. */
function started(seconds: number, document: object): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { createdAt } of tasksOf(runTo(seconds, document))) counts[createdAt] = (counts[createdAt] ?? 0) + 1;
  return counts;
}

const errorsOf = (document: object): unknown[] =>
  runTo(100, document).responses.map(({ error }) => error?.code ?? null);

describe('quotas', () => {
  it('hold back what a service starts in a minute, and no more than that', () => {
    const document = { containerInstances: INSTANCES, taskDefinitions: [definition('web')], services: [web(12)] };
    expect(started(300, document)).toEqual({ 0: 12 });
    const quotas = { ec2LaunchesPerMinutePerService: 5 };
    expect(started(300, { ...document, quotas })).toEqual({ 0: 5, 60: 5, 120: 2 });
    const messages = runTo(300, { ...document, quotas }).events.map(({ message }) => message);
    expect(messages.filter((it) => it.includes('throttled'))).toEqual([
      '(service web) operations are being throttled. Will try again later.',
    ]);
    expect(messages.at(-1)).toContain('has reached a steady state');
  });

  it('are counted for each service, and on Fargate by another name', () => {
    const fargate = definition('web', {
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
    });
    const services = ['a', 'b'].map((serviceName) =>
      web(4, { serviceName, launchType: 'FARGATE', networkConfiguration: NETWORK }),
    );
    const quotas = { ec2LaunchesPerMinutePerService: 1, fargateLaunchesPerMinutePerService: 3 };
    expect(started(300, { taskDefinitions: [fargate], services, quotas })).toEqual({ 0: 6, 60: 2 });
  });

  it('refuse a service too many, and one of too many tasks', () => {
    const services = [web(1), web(1, { serviceName: 'second' }), web(1, { serviceName: 'third' })];
    const document = { containerInstances: INSTANCES, taskDefinitions: [definition('web')], services };
    expect(errorsOf({ ...document, quotas: { servicesPerCluster: 2 } })).toEqual(['InvalidParameterException']);
    const timeline = [{ at: 10, action: 'UpdateService', input: { service: 'web', desiredCount: 9 } }];
    expect(errorsOf({ ...document, timeline, quotas: { tasksPerService: 5 } })).toEqual(['LimitExceededException']);
    expect(errorsOf({ ...document, timeline })).toEqual([null]);
  });

  it('leave a container instance too many out of the cluster', () => {
    const simulation = runTo(10, { containerInstances: INSTANCES, quotas: { containerInstancesPerCluster: 3 } });
    expect(simulation.world.totals.instances).toBe(3);
    expect(simulation.events[0]?.message).toContain(
      'the cluster has 3 container instances, as many as its quota allows',
    );
  });

  it('that AWS does not adjust stay as they are, and the scenario is told', () => {
    const noticesOf = (quotas: object) =>
      parseScenarioValue({ stowplan: 1, quotas }).problems.map(({ path, message }) => `${path}: ${message}`);
    expect(noticesOf({ tasksPerRunTask: 20 })).toEqual([
      'quotas.tasksPerRunTask: AWS does not adjust this quota: it is 10 here too.',
    ]);
    expect(noticesOf({ tasksPerRunTask: 10, servicesPerCluster: 3 })).toEqual([]);
  });
});
