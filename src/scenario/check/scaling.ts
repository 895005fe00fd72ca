import { serviceOfResource } from '../../ecs/scaling';
import type { ScalableTargetInput, ScalingPolicyInput, ScheduledActionInput } from '../../ecs/scaling';
import { nearNames } from '../../lib/near-name';
import { didYouMean, warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';
import type { Refusal } from '../refusal/refusal';
import { putPolicyRefusals, putScheduledRefusals, registerTargetRefusals } from '../refusal/scaling';
import type { ScalingContext } from '../refusal/scaling';
import type { ScenarioDocument } from '../schema/document';

/** Requests that Application Auto Scaling will refuse when they are made, as warnings with its own text: the run records the refusal. */
export function checkScaling(document: ScenarioDocument): Finding[] {
  const known = new Requested(document);
  const ofEntries = (document.scaling ?? []).flatMap((entry, index) => {
    const { scalableTarget, policies = [], scheduledActions = [] } = entry;
    const path = ['scaling', index];
    const refused = known.take('RegisterScalableTarget', scalableTarget, [...path, 'scalableTarget']);
    if (refused.length > 0) return refused;
    const { ResourceId } = scalableTarget;
    const of = ResourceId === undefined ? {} : { ResourceId };
    return [
      ...policies.flatMap((policy, at) =>
        known.take('PutScalingPolicy', { ...of, ...policy }, [...path, 'policies', at]),
      ),
      ...scheduledActions.flatMap((action, at) =>
        known.take('PutScheduledAction', { ...of, ...action }, [...path, 'scheduledActions', at]),
      ),
    ];
  });
  const inTime = [...(document.timeline ?? []).entries()].sort(([i, a], [j, b]) => a.at - b.at || i - j);
  const ofTimeline = inTime.flatMap(([index, { action, input = {} }]) =>
    known.take(action, input, ['timeline', index, 'input']),
  );
  return [...ofEntries, ...ofTimeline];
}

/** What has been asked for so far, as a document describes it. */
class Requested {
  readonly #services = new Map<string, 'REPLICA' | 'DAEMON'>();
  readonly #targets = new Map<string, ScalableTargetInput>();
  readonly #policies = new Map<string, ScalingPolicyInput[]>();
  readonly #context: ScalingContext;

  constructor({ services = [], cluster = {} }: ScenarioDocument) {
    for (const { serviceName, schedulingStrategy = 'REPLICA' } of services)
      this.#services.set(serviceName, schedulingStrategy);
    this.#context = {
      clusterName: cluster.clusterName ?? 'default',
      schedulingOf: (service) => this.#services.get(service) ?? null,
      targetOf: (service) => this.#targets.get(service) ?? null,
      policiesOf: (service) => this.#policies.get(service) ?? [],
    };
  }

  /** One request; what it would be refused for. */
  take(action: string, input: object, path: JsonPath): Finding[] {
    const { ResourceId } = input as ScalableTargetInput;
    const service = serviceOfResource(ResourceId) ?? '';
    switch (action) {
      case 'CreateService': {
        const { serviceName = '', schedulingStrategy } = input as Record<string, string>;
        this.#services.set(serviceName, schedulingStrategy === 'DAEMON' ? 'DAEMON' : 'REPLICA');
        return [];
      }
      case 'RegisterScalableTarget': {
        const refusals = registerTargetRefusals(input, this.#context);
        if (refusals.length === 0) this.#targets.set(service, { ...this.#targets.get(service), ...input });
        return this.#asWarnings(refusals, path, service);
      }
      case 'PutScalingPolicy': {
        const policy = input as ScalingPolicyInput;
        const refusals = putPolicyRefusals(policy, this.#context);
        if (refusals.length === 0) {
          const others = this.#context.policiesOf(service).filter(({ PolicyName }) => PolicyName !== policy.PolicyName);
          this.#policies.set(service, [...others, policy]);
        }
        return this.#asWarnings(refusals, path, service);
      }
      case 'PutScheduledAction':
        return this.#asWarnings(putScheduledRefusals(input as ScheduledActionInput, this.#context), path, service);
      default:
        return [];
    }
  }

  #asWarnings(refusals: readonly Refusal[], path: JsonPath, service: string): Finding[] {
    return refusals.map(({ code, message, path: inside, hint }) => {
      const isUnknown = inside[0] === 'ResourceId' && !this.#services.has(service);
      const near = isUnknown ? nearNames(service, [...this.#services.keys()]) : [];
      return warning(code, [...path, ...inside], message, hint === undefined ? didYouMean(near) : { hint });
    });
  }
}
