import { describe, expect, it } from 'vitest';
import { DECISION } from '../frame/frame';
import { explainDecision, explainEveryDecision } from './explain-decision';
import { decisionAt } from './decisions/decision-rows';
import { definition, runTo } from './testing/run-scenario';

const DOCUMENT = {
  containerInstances: [{ id: 'i', count: 3, resources: { cpu: 1024, memory: 1100 } }],
  taskDefinitions: [definition('web')],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 4, placementStrategy: [{ type: 'random' }] }],
  timeline: [
    { at: 60, action: 'RunTask', input: { taskDefinition: 'web', count: 4 } },
    { at: 90, action: 'UpdateService', input: { service: 'web', desiredCount: 2 } },
  ],
};

describe('the story of a decision', () => {
  it('ends as the decision did, draws included', () => {
    const simulation = runTo(600, DOCUMENT);
    const { decisions, instances } = simulation.world;
    for (let number = 0; number < 7; number++) {
      const row = decisionAt(decisions, number);
      const story = explainDecision(simulation, number);
      expect(story?.chosen ?? null).toBe(instances.records[row[DECISION.instanceIndex] ?? -1]?.id ?? null);
      expect(story?.at).toBe((row[DECISION.atMs] ?? NaN) / 1_000);
    }
  });

  it('names who was placed', () => {
    const simulation = runTo(600, DOCUMENT);
    expect(explainDecision(simulation, 2)?.request).toMatchObject({
      subject: 'web-3',
      owner: 'web',
      group: 'service:web',
    });
    expect(explainDecision(simulation, 6)?.request).toMatchObject({
      subject: 'web',
      owner: 'web',
      group: 'family:web',
    });
  });

  it('is not there for a stop, and for what has not been decided', () => {
    const simulation = runTo(600, DOCUMENT);
    expect([explainDecision(simulation, 7), explainDecision(simulation, 99), explainDecision(simulation, -1)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('leaves the present as it is', () => {
    const simulation = runTo(600, DOCUMENT);
    const before = simulation.stateHash();
    explainDecision(simulation, 0);
    explainEveryDecision(simulation);
    expect(simulation.stateHash()).toBe(before);
  });
});
