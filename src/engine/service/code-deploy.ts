import { WHOLE } from '../../ecs/traffic-shift';
import type { CreateServiceInput, ServiceLoadBalancer } from '../../ecs/service';
import type { AppSpec } from '../../ecs/app-spec';
import { nameOfTargetGroup } from '../../ecs/load-balancing';
import type { Engine } from '../engine';
import type { DeploymentState, ServiceState } from '../state';
import { setTraffic } from './blue-green/traffic';
import { codeDeployPlan } from './code-deploy-plan';
import type { GroupOptions, TrafficRouting } from './code-deploy-plan';
import { addTaskSet } from './create';

/** CodeDeploy puts a replacement task set beside the original one and moves the traffic to it. Source: services-and-capacity 1.16. */

/** What a deployment is to do. */
export interface Replacement {
  /** Index in `taskDefinitions`. */
  readonly taskDefinition: number;
  readonly appSpec: AppSpec;
  readonly routing: TrafficRouting;
  readonly options: GroupOptions;
  /** Names of the target groups that the task sets take in turns; fewer than two where nobody says. */
  readonly targetGroups: readonly string[];
}

/** Begins a deployment of a service (index) that has a PRIMARY task set. Answers with the index of the new one. */
export function startReplacement(engine: Engine, index: number, replacement: Replacement): number {
  const { state } = engine;
  const service = state.services[index];
  const blue = service?.deployments[0] ?? -1;
  const original = state.deployments[blue];
  if (!service || !original) return -1;
  const green = addTaskSet(engine, index, replacement.taskDefinition, configurationOf(service, original, replacement));
  const deployment = state.deployments[green];
  if (!deployment) return -1;
  const { hasTestListener } = replacement.options;
  deployment.shift = {
    controller: 'CODE_DEPLOY',
    blue,
    plan: codeDeployPlan(replacement.routing, replacement.options),
    step: 0,
    status: 'PENDING',
    movesTraffic: true,
    movesTestTraffic: hasTestListener,
    stages: [],
  };
  setTraffic(state, original, WHOLE, hasTestListener ? WHOLE : null);
  setTraffic(state, deployment, 0, hasTestListener ? 0 : null);
  service.steady = false;
  return green;
}

/** Index of the deployment that CodeDeploy is at, -1 for none. */
export function replacementUnderWay({ state }: Engine, service: ServiceState): number {
  return (
    service.deployments.find((index) => {
      const status = state.deployments[index]?.shift?.status;
      return status === 'PENDING' || status === 'IN_PROGRESS' || status === 'ROLLBACK_IN_PROGRESS';
    }) ?? -1
  );
}

/** CodeDeploy's own id of a deployment: `d-` and nine characters. */
export function codeDeployId({ id }: Pick<DeploymentState, 'id'>): string {
  const digits = BigInt(id.slice(id.indexOf('/') + 1));
  return `d-${digits.toString(36).toUpperCase().slice(-9).padStart(9, '0')}`;
}

/** As the service has it, but for what the AppSpec says and for the other target group. */
function configurationOf(
  { input }: ServiceState,
  original: DeploymentState,
  { appSpec, targetGroups }: Replacement,
): Partial<CreateServiceInput> {
  const [balancer] = original.configuration.loadBalancers ?? input.loadBalancers ?? [];
  const { networkConfiguration } = appSpec;
  return {
    ...input,
    ...(networkConfiguration === null ? {} : { networkConfiguration }),
    ...(balancer === undefined ? {} : { loadBalancers: [otherTarget(balancer, appSpec, targetGroups)] }),
  };
}

function otherTarget(
  balancer: ServiceLoadBalancer,
  { containerName, containerPort }: AppSpec,
  targetGroups: readonly string[],
): ServiceLoadBalancer {
  const present = nameOfTargetGroup(balancer.targetGroupArn ?? '');
  const other = targetGroups.includes(present) ? targetGroups.find((name) => name !== present) : undefined;
  return {
    ...balancer,
    ...(containerName === null ? {} : { containerName }),
    ...(containerPort === null ? {} : { containerPort }),
    ...(other === undefined ? {} : { targetGroupArn: other }),
  };
}
