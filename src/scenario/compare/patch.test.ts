import { describe, expect, it } from 'vitest';
import { applyPatch } from './patch';

const DOCUMENT = {
  stowplan: 1,
  seed: 7,
  services: [
    { serviceName: 'web', taskDefinition: 'web', desiredCount: 3, placementStrategy: [{ type: 'random' }] },
    { serviceName: 'api', taskDefinition: 'web', desiredCount: 1 },
  ],
  taskDefinitions: [
    { family: 'web', cpu: '256' },
    { taskDefinition: { family: 'web', revision: 5, cpu: '512' } },
    { family: 'web', revision: 2, cpu: '128' },
  ],
  containerInstances: [{ id: 'a', count: 2, instanceType: 'm5.large' }],
  capacityProviders: [{ name: 'spot', autoScalingGroup: { minSize: 1, maxSize: 4 } }],
  timings: { imagePull: 3, stopGrace: 2 },
  timeline: [{ at: 1, action: 'RunTask', input: { taskDefinition: 'web' } }],
};

function patched(patch: Record<string, unknown>): Record<string, unknown> {
  return applyPatch(DOCUMENT, patch).document;
}

describe('a patch', () => {
  it('merges into what it names', () => {
    expect(patched({ services: { web: { desiredCount: 9 } } })['services']).toEqual([
      { ...DOCUMENT.services[0], desiredCount: 9 },
      DOCUMENT.services[1],
    ]);
    expect(patched({ capacityProviders: { spot: { autoScalingGroup: { maxSize: 9 } } } })['capacityProviders']).toEqual(
      [{ name: 'spot', autoScalingGroup: { minSize: 1, maxSize: 9 } }],
    );
    expect(patched({ containerInstances: { a: { instanceType: 'c5.large' } } })['containerInstances']).toEqual([
      { id: 'a', count: 2, instanceType: 'c5.large' },
    ]);
    expect(patched({ timings: { imagePull: 9 } })['timings']).toEqual({ imagePull: 9, stopGrace: 2 });
  });

  it('means by a family its newest revision, in the wrapper that describe-task-definition prints', () => {
    expect(patched({ taskDefinitions: { web: { cpu: '64' } } })['taskDefinitions']).toEqual([
      DOCUMENT.taskDefinitions[0],
      { taskDefinition: { family: 'web', revision: 5, cpu: '64' } },
      DOCUMENT.taskDefinitions[2],
    ]);
  });

  it('adds what has a name that there is not, without what it says null of', () => {
    expect(patched({ services: { batch: { desiredCount: 2, role: null } } })['services']).toEqual([
      ...DOCUMENT.services,
      { serviceName: 'batch', desiredCount: 2 },
    ]);
    expect(patched({ images: { 'web:1': { pullSeconds: 1 } } })['images']).toEqual({ 'web:1': { pullSeconds: 1 } });
  });

  it('takes fields and entries away with null', () => {
    const { services, timings } = patched({
      services: { web: { placementStrategy: null }, api: null, nobody: null },
      timings: null,
    });
    expect(services).toEqual([{ serviceName: 'web', taskDefinition: 'web', desiredCount: 3 }]);
    expect(timings).toBeUndefined();
  });

  it('replaces a list whole', () => {
    expect(patched({ timeline: [] })['timeline']).toEqual([]);
    expect(patched({ services: [{ serviceName: 'one' }] })['services']).toEqual([{ serviceName: 'one' }]);
    expect(patched({ services: { web: { placementStrategy: [] } } })['services']).toMatchObject([
      { placementStrategy: [] },
      {},
    ]);
  });

  it('is traced: what it says to itself, all else to the document', () => {
    const { trace } = applyPatch(DOCUMENT, {
      services: { web: null, api: { desiredCount: 2 }, batch: { desiredCount: 4 } },
      taskDefinitions: { web: { cpu: '64' } },
      timings: { imagePull: 1 },
    });
    expect(trace(['services', 0, 'desiredCount'])).toEqual({
      shared: ['services', 1, 'desiredCount'],
      patch: ['services', 'api', 'desiredCount'],
    });
    expect(trace(['services', 0, 'taskDefinition'])).toEqual({
      shared: ['services', 1, 'taskDefinition'],
      patch: null,
    });
    expect(trace(['services', 1, 'role'])).toEqual({ shared: null, patch: ['services', 'batch', 'role'] });
    expect(trace(['taskDefinitions', 1, 'taskDefinition', 'cpu']).patch).toEqual(['taskDefinitions', 'web', 'cpu']);
    expect(trace(['taskDefinitions', 0, 'cpu'])).toEqual({ shared: ['taskDefinitions', 0, 'cpu'], patch: null });
    expect(trace(['timings', 'imagePull']).patch).toEqual(['timings', 'imagePull']);
    expect(trace(['timings', 'stopGrace']).patch).toBeNull();
  });
});
