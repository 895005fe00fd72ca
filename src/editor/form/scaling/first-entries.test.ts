import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../scenario/parse';
import { withChanges } from '../form-document';
import { firstLoad } from '../load/load-form';
import { alarmsOf, entriesOf, firstScaling, firstScheduled, firstStep, firstTracking } from './first-entries';

const DOCUMENT = {
  stowplan: 1,
  cluster: { clusterName: 'shop' },
  containerInstances: [{ id: 'i', instanceType: 'm5.large' }],
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 256, memory: 512 }] }],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 4 }],
};

/** What is said of the document once a service has been scaled by one press, and given all that the form's buttons add. */
function problems(): readonly unknown[] {
  const first = firstTracking([]);
  const { policy, alarm } = firstStep([first], 'web');
  const text = withChanges(JSON.stringify(DOCUMENT), [
    { path: ['load', 0], value: firstLoad('web', 4) },
    { path: ['scaling', 0], value: firstScaling(DOCUMENT, 'web', 4) },
    { path: ['scaling', 0, 'policies', 1], value: firstTracking([first]) },
    { path: ['scaling', 0, 'policies', 2], value: firstTracking([first, firstTracking([first])]) },
    { path: ['scaling', 0, 'policies', 3], value: policy },
    { path: ['scaling', 0, 'alarms', 0], value: alarm },
    { path: ['scaling', 0, 'scheduledActions', 0], value: firstScheduled(DOCUMENT, [], [2, 16]) },
  ]);
  expect(entriesOf(JSON.parse(text), 'web')).toEqual({ load: 0, scaling: 0 });
  expect(alarmsOf((JSON.parse(text) as { scaling: unknown[] }).scaling[0], 'add-in-steps')).toEqual([0]);
  return parseScenario(text).problems.filter(({ severity }) => severity !== 'info');
}

describe('what the buttons put into the document', () => {
  it('is refused by nobody', () => {
    expect(problems()).toEqual([]);
  });

  it('is of the cluster and the service', () => {
    expect(firstScaling(DOCUMENT, 'web', 4)).toMatchObject({
      scalableTarget: { ResourceId: 'service/shop/web', MinCapacity: 2, MaxCapacity: 16 },
    });
  });

  it('does not take a name or a metric twice', () => {
    const first = firstTracking([]);
    expect(firstTracking([first])).toMatchObject({ PolicyName: 'memory70' });
    expect(firstStep([firstStep([], 'web').policy], 'web').policy).toMatchObject({ PolicyName: 'add-in-steps-2' });
  });

  it('schedules half an hour after the scenario begins', () => {
    const document = { ...DOCUMENT, startsAt: '2026-11-27T00:30:00Z' };
    expect(firstScheduled(document, [], [2, 5])).toMatchObject({
      Schedule: 'at(2026-11-27T01:00:00)',
      ScalableTargetAction: { MinCapacity: 4, MaxCapacity: 10 },
    });
  });
});
