import type { Engine } from '../engine';
import { findInstance } from '../names';
import { giveSpotNotice, isInterruptible } from '../spot/interrupt';
import { namesOf } from './agents';
import { textsOf } from './action';
import type { Action } from './action';

/**
 * InterruptSpotInstances, an event of the world: EC2 gives notice to Spot instances by id, of a zone, or of a capacity provider; the first `count` of them in
 * fleet order. Instances that are not Spot are left alone. Assumption
 * `spot-order`.
 */
export const interruptSpotInstances: Action = (engine, input) => {
  const named = chosenBy(engine, input);
  const { count } = input;
  const instances = named
    .filter((instance) => isInterruptible(engine, instance))
    .slice(0, typeof count === 'number' ? count : undefined);
  giveSpotNotice(engine, instances);
  const seconds = engine.timingsMs.spotNotice / 1_000;
  const said =
    instances.length === 0
      ? 'interrupts nothing: no such Spot instance runs'
      : `${namesOf(engine, instances)}: terminated in ${seconds} s`;
  return { said, kind: 'failure', subjects: { instances } };
};

function chosenBy(
  { state }: Engine,
  { containerInstances, availabilityZone, capacityProvider }: Parameters<Action>[1],
): number[] {
  if (Array.isArray(containerInstances)) {
    const found = textsOf(containerInstances).map((reference) => findInstance(state, reference));
    return [...new Set(found)].filter((instance) => instance >= 0);
  }
  const provider = typeof capacityProvider === 'string' ? state.capacityProviders.indexOf(capacityProvider) : null;
  return state.instances.records.flatMap((record, instance) => {
    const inZone = typeof availabilityZone !== 'string' || record.availabilityZone === availabilityZone;
    const ofProvider = provider === null || state.instances.capacityProvider[instance] === provider;
    return inZone && ofProvider ? instance : [];
  });
}
