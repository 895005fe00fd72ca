import type { Questions } from '../api';
import type { Loaded } from './moving';
import type { Searches } from './searches';

/** Answers to what a person asks about the present world: each in a script of its own, which the simulation does without. */
export function createQuestions(present: () => Loaded | null): Omit<Questions, keyof Searches> {
  return {
    async explain(decision) {
      const { explainDecision } = await import('../../engine/explain-decision');
      const { withWrittenCauses } = await import('./world-document');
      const loaded = present();
      if (loaded?.simulation.scenario.lens !== undefined) return null;
      const told = loaded && explainDecision(loaded.simulation, decision);
      return loaded && told && withWrittenCauses(told, loaded.text, loaded.side);
    },
    async explainPod(decision) {
      const { explainPod } = await import('../../engine/kubernetes/explain-pod');
      const loaded = present();
      return loaded && explainPod(loaded.simulation, decision);
    },
    async explainStop(decision) {
      const { explainStop } = await import('../../engine/explain-stop');
      const { withWrittenCauses } = await import('./world-document');
      const loaded = present();
      const told = loaded && explainStop(loaded.simulation, decision);
      return loaded && told && withWrittenCauses(told, loaded.text, loaded.side);
    },
    async decisions(query) {
      const { decisionLines } = await import('../../engine/decision-lines');
      const loaded = present();
      return loaded ? decisionLines(loaded.simulation.world, query, loaded.shown) : [];
    },
    async describeTask(task) {
      const { describeTask } = await import('../../engine/describe');
      const { printedTask } = await import('../../engine/printed');
      const loaded = present();
      const detail = loaded && describeTask(loaded.simulation, task);
      return loaded && detail && { ...detail, json: printedTask(loaded.simulation, task) ?? {} };
    },
    async describeInstance(instance) {
      const { printedInstance } = await import('../../engine/printed');
      const loaded = present();
      return loaded && printedInstance(loaded.simulation, instance);
    },
    async describeService(owner) {
      const { describeService } = await import('../../engine/describe-service');
      const loaded = present();
      return loaded && describeService(loaded.simulation, owner);
    },
    async describeScaling(owner) {
      const { describeScaling } = await import('../../engine/describe-scaling');
      const loaded = present();
      return loaded && describeScaling(loaded.simulation, owner);
    },
    async describeCapacity(provider) {
      const { describeCapacity } = await import('../../engine/describe-capacity');
      const loaded = present();
      return loaded && describeCapacity(loaded.simulation, provider);
    },
    async describeCost() {
      const { describeCost } = await import('../../engine/describe-cost');
      const loaded = present();
      return loaded && describeCost(loaded.moment ?? loaded.simulation);
    },
    async describeAppRunner(owner, settings) {
      const { describeAppRunner } = await import('../../engine/app-runner/describe-app-runner');
      const loaded = present();
      return loaded && describeAppRunner(loaded.simulation, owner, settings);
    },
    async matchInstances(expression) {
      const { matchInstances } = await import('../../engine/instance-query');
      const loaded = present();
      return loaded
        ? matchInstances(loaded.simulation.world, expression)
        : { ok: true, instances: new Int32Array(), changesWithTasks: false };
    },
    async measures(owner) {
      const { measuresOf } = await import('../../engine/measures/measures');
      const loaded = present();
      return loaded && measuresOf(loaded.simulation, loaded.moment ?? loaded.simulation, owner);
    },
    async attributes() {
      const { instanceAttributes } = await import('../../engine/instance-query');
      const loaded = present();
      return loaded ? instanceAttributes(loaded.simulation.world) : [];
    },
    async stateHash() {
      const simulation = present()?.simulation;
      // A picture may have been made before its moment was over: the hash is of the moment as it ends, however it was come to.
      simulation?.runUntil(simulation.timeMs);
      return Promise.resolve(simulation?.stateHash() ?? '');
    },
  };
}
