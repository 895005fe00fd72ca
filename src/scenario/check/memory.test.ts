import { describe, expect, it } from 'vitest';
import { parseScenario, parseScenarioValue } from '../parse';
import { DEFAULT_ROOM_BYTES, INSTANCE_BYTES, SHOWN_TASK_BYTES, TASK_BYTES, sharesOf } from './memory';

const fleet = (count: number): object[] => [
  { id: 'm5', count, instanceType: 'm5.large', availabilityZones: ['us-east-1a', 'us-east-1b'] },
];
const service = (desiredCount: number): object => ({ serviceName: 'web', taskDefinition: 'web', desiredCount });
const created = (document: object): number =>
  sharesOf({ stowplan: 1, ...document }).reduce((total, share) => total + share.created, 0);

describe('what a run would take', () => {
  it('is refused with the numbers, at the place that asks for most, before anything is built', () => {
    const document = { stowplan: 1, containerInstances: fleet(100), services: [service(1_000_000)] };
    const bytes = 100 * INSTANCE_BYTES + 1_000_000 * (TASK_BYTES + SHOWN_TASK_BYTES);
    const text = JSON.stringify(document, null, 2);
    expect(parseScenario(text, bytes - 1).problems[0]).toMatchObject({
      severity: 'error',
      code: 'too-large',
      path: 'services[0].desiredCount',
      offset: text.indexOf('1000000'),
      message:
        'This would take about 300 MiB of memory, and there are 300 MiB: 100 container instances and 1,000,000 tasks over the run.',
      hint: 'services[0].desiredCount asks for 1,000,000 tasks of these. Ask for fewer.',
    });
    expect(parseScenario(text, bytes).problems.map(({ code }) => code)).not.toContain('too-large');
  });

  it('names a fleet that is too large for it', () => {
    const { problems } = parseScenarioValue({ stowplan: 1, containerInstances: fleet(100_000) }, 2 ** 28);
    expect(problems[0]).toMatchObject({
      path: 'containerInstances[0].count',
      hint: expect.stringContaining('fleet') as unknown,
    });
  });

  it('leaves room for two million tasks on 6,100 hosts where nothing is known of the machine', () => {
    const bytes = 6_100 * INSTANCE_BYTES + 2_000_000 * (TASK_BYTES + SHOWN_TASK_BYTES);
    expect(bytes).toBeLessThan(DEFAULT_ROOM_BYTES / 2);
  });
});

describe('tasks over the run', () => {
  const update = (at: number, input: object): object => ({
    at,
    action: 'UpdateService',
    input: { service: 'web', ...input },
  });
  const runTask = (input: object, rest: object = {}): object => ({ at: 0, action: 'RunTask', input, ...rest });

  it.each([
    ['a service', [], 10],
    [
      'one that is scaled up, down and up',
      [update(1, { desiredCount: 30 }), update(2, { desiredCount: 5 }), update(3, { desiredCount: 6 })],
      31,
    ],
    [
      'a deployment',
      [update(1, { taskDefinition: 'web:2' }), update(2, { forceNewDeployment: true, desiredCount: 4 })],
      24,
    ],
    ['a zone that is lost', [{ at: 5, action: 'FailAvailabilityZone', input: { availabilityZone: 'us-east-1a' } }], 15],
    ['tasks that are run once, and every minute', [runTask({ count: 5 }), runTask({}, { every: 60, until: 600 })], 26],
    ['more than RunTask takes', [runTask({ count: 11 })], 10],
    ['a repetition without an end, for a day', [runTask({ count: 2 }, { every: 86_400 / 4 })], 20],
    ['another service', [{ at: 1, action: 'CreateService', input: { serviceName: 'api', desiredCount: 7 } }], 17],
  ])('of %s', (_, timeline, count) => {
    expect(created({ containerInstances: fleet(2), services: [service(10)], timeline })).toBe(count);
  });

  it('of a DAEMON service are one an instance', () => {
    const daemon = { serviceName: 'logs', taskDefinition: 'logs', schedulingStrategy: 'DAEMON' };
    expect(created({ containerInstances: fleet(7), services: [daemon] })).toBe(7);
  });
});
