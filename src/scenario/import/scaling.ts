import type { Account } from './account';
import { recordAt, textAt, withoutEmpty } from './raw';
import type { Raw } from './raw';

/** Entries of `scaling`: the account's scalable targets of services that are there, each with its policies. */
export function importScaling(account: Account, services: readonly Raw[]): Raw[] {
  const names = new Set(services.map((service) => textAt(service, 'serviceName')));
  return account.records.scalableTarget
    .filter((target) => names.has(textAt(target, 'ResourceId').split('/')[2] ?? ''))
    .map((target) => {
      const policies = account.records.scalingPolicy.filter(({ ResourceId }) => ResourceId === target['ResourceId']);
      return withoutEmpty({ scalableTarget: targetOf(target), policies: policies.map(policyOf) });
    });
}

function targetOf(described: Raw): Raw {
  const { ServiceNamespace, ResourceId, ScalableDimension, MinCapacity, MaxCapacity } = described;
  return withoutEmpty({ ServiceNamespace, ResourceId, ScalableDimension, MinCapacity, MaxCapacity });
}

function policyOf(described: Raw): Raw {
  const { PolicyName, ServiceNamespace, ResourceId, ScalableDimension, PolicyType } = described;
  return withoutEmpty({
    PolicyName,
    ServiceNamespace,
    ResourceId,
    ScalableDimension,
    PolicyType,
    TargetTrackingScalingPolicyConfiguration: recordAt(described, 'TargetTrackingScalingPolicyConfiguration'),
    StepScalingPolicyConfiguration: recordAt(described, 'StepScalingPolicyConfiguration'),
  });
}
