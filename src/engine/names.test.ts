import { describe, expect, it } from 'vitest';
import { definition, runTo, tasksOf } from './testing/run-scenario';

describe('short names', () => {
  const DOCUMENT = {
    containerInstances: [{ id: 'i', count: 2, instanceType: 'm5.large' }],
    taskDefinitions: [definition('web')],
    services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
  };
  const RUN_TWO = { at: 5, action: 'RunTask', input: { taskDefinition: 'web', count: 2 } };
  const SCALE_OUT = { at: 6, action: 'UpdateService', input: { service: 'web', desiredCount: 3 } };

  it('are one sequence for a service and a family of the same name', () => {
    const tasks = tasksOf(runTo(8, { ...DOCUMENT, timeline: [RUN_TWO, SCALE_OUT] }));
    expect(tasks.map(({ name, group }) => `${name} ${group}`)).toEqual([
      'web-1 service:web',
      'web-2 service:web',
      'web-3 family:web',
      'web-4 family:web',
      'web-5 service:web',
    ]);
  });

  it('name one task to a later action', () => {
    const stop = { at: 7, action: 'StopTask', input: { task: 'web-4' } };
    const tasks = tasksOf(runTo(8, { ...DOCUMENT, timeline: [RUN_TWO, SCALE_OUT, stop] }));
    expect(tasks.filter(({ desiredStatus }) => desiredStatus === 'STOPPED')).toMatchObject([
      { name: 'web-4', group: 'family:web' },
    ]);
  });
});
