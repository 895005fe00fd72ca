import { CHECK, ELIGIBILITY_CHECKS, STEP_OF_CHECK } from '../../ecs/failure-reasons';
import type { EligibilityCheck, FilterStep } from '../../ecs/failure-reasons';
import type { CheckAsks, PlacementCheck } from '../../frame/explanation';
import type { Ask } from '../placement/ask';
import type { Condition } from '../placement/constraints/constraint';
import { clausesOfCheck } from './clauses/placement-clauses';
import { SOURCE_OF_CHECK, SOURCE_OF_EVEN_ZONES } from './clauses/sources';
import type { WrittenIn } from './clauses/written-in';
import type { Recording } from './recorder';

type Check = Exclude<EligibilityCheck, 'eligible'>;

/**
 * A filtering step check by check, in the order of evaluation. Each memberOf constraint is a check of its own.
 * @param reached how many instances came to the step
 */
export function checksOfStep(
  recording: Recording,
  step: FilterStep,
  reached: number,
  writtenIn: WrittenIn,
): PlacementCheck[] {
  let remaining = reached;
  return askedIn(recording.ask, step).map(({ check, asks, rejects }) => {
    const rejected = recording.looked.filter(
      (instance, at) => recording.failures[at] === CHECK[check] && rejects(instance),
    ).length;
    remaining -= rejected;
    const causes = clausesOfCheck(recording, writtenIn, check, asks?.constraint);
    return { check, remaining, rejected, asks, causes, source: sourceOf(check, recording.ask) };
  });
}

interface AskedCheck {
  readonly check: Check;
  readonly asks: CheckAsks | null;
  /** Whether an instance that fails with this check fails here. */
  readonly rejects: (instance: number) => boolean;
}

function askedIn(ask: Ask, step: FilterStep): AskedCheck[] {
  return ELIGIBILITY_CHECKS.flatMap((check): AskedCheck[] => {
    if (check === 'eligible' || STEP_OF_CHECK[check] !== step) return [];
    if (check === 'memberOf') return ask.conditions.flatMap((condition, at) => memberOfCheck(ask, condition, at));
    return [{ check, asks: asksOf(ask, check), rejects: () => true }];
  });
}

function memberOfCheck({ conditions }: Ask, condition: Condition, at: number): AskedCheck[] {
  if (condition.written === null) return [];
  const { expression, from, index } = condition.written;
  const isFirstToFail = (instance: number) =>
    !condition.isMetBy(instance) && conditions.slice(0, at).every((before) => before.isMetBy(instance));
  return [{ check: 'memberOf', asks: { expression, constraint: { from, index } }, rejects: isFirstToFail }];
}

function asksOf({ world, request, requirements, group }: Ask, check: Check): CheckAsks | null {
  switch (check) {
    case 'status':
    case 'agent':
      return {};
    case 'capacityProvider': {
      const capacityProvider = world.capacityProviders[request.capacityProvider ?? -1];
      return capacityProvider === undefined ? null : { capacityProvider };
    }
    case 'location': {
      const zones = zonesAsked(request, requirements.networkInterfaces > 0);
      return zones && { zones: zones.map((zone) => world.zones[zone] ?? '') };
    }
    case 'attributes': {
      const { requiredAttributes, cpuArchitecture } = requirements;
      const attributes = [...requiredAttributes, ...(cpuArchitecture === null ? [] : ['ecs.cpu-architecture'])];
      return attributes.length === 0 ? null : { attributes };
    }
    case 'cpu':
      return amount(requirements.cpuUnits);
    case 'memory':
      return amount(requirements.memoryMiB);
    case 'ports': {
      const ports = [
        ...requirements.tcpPorts.map((port) => `${port}/tcp`),
        ...requirements.udpPorts.map((port) => `${port}/udp`),
      ];
      return ports.length === 0 ? null : { ports };
    }
    case 'networkInterfaces':
      return amount(requirements.networkInterfaces);
    case 'gpu':
      return amount(requirements.gpus === 'ALL' ? -1 : requirements.gpus);
    case 'distinctInstance':
      return request.distinctInstance ? { group: group.name } : null;
    case 'memberOf':
      return null;
  }
}

function amount(needed: number): CheckAsks | null {
  return needed === 0 ? null : { amount: needed };
}

function zonesAsked({ zones, onlyZone }: Ask['request'], hasInterface: boolean): readonly number[] | null {
  if (onlyZone !== undefined) return [onlyZone];
  return hasInterface ? zones : null;
}

function sourceOf(check: Check, { request }: Ask) {
  return check === 'location' && request.onlyZone !== undefined ? SOURCE_OF_EVEN_ZONES : SOURCE_OF_CHECK[check];
}
