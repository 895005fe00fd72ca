import { parseAppSpec } from '../../ecs/app-spec';
import type { AppSpec } from '../../ecs/app-spec';
import { definitionRefusals } from '../../scenario/refusal/placement';
import { loadBalancerRefusals } from '../../scenario/refusal/load-balancing';
import type { CreateDeploymentInput } from '../../scenario/schema/code-deploy';
import type { Engine } from '../engine';
import { findTargetGroup } from '../load-balancing/target-groups';
import { findService, findTaskDefinition, taskDefinitionName } from '../names';
import { codeDeployId, replacementUnderWay, startReplacement } from '../service/code-deploy';
import { routingOf } from '../service/code-deploy-plan';
import type { GroupOptions } from '../service/code-deploy-plan';
import { controllerOf } from '../service/kind';
import { requestContext } from '../service/request-context';
import type { ServiceState } from '../state';
import { refused } from './action';
import type { Action, ActionOutcome } from './action';

/** CodeDeploy's CreateDeployment. Source: services-and-capacity 1.16; what its deployment group says: assumption `code-deploy-group`. */
export const createDeployment: Action = (engine, given) => {
  const input = given as unknown as CreateDeploymentInput;
  const { state } = engine;
  const index = serviceOfGroup(engine, input);
  const service = state.services[index];
  if (!service || service.status !== 'ACTIVE' || service.deployments.length === 0)
    return fault('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${groupOf(input)}`);
  const active = state.deployments[replacementUnderWay(engine, service)];
  if (active) {
    const message = `The Deployment Group '${groupOf(input)}' already has an active Deployment '${codeDeployId(active)}'`;
    return fault('DeploymentLimitExceededException', message);
  }
  const appSpec = parseAppSpec(input.revision?.appSpecContent?.content ?? input.revision?.string?.content);
  if (appSpec === null)
    return fault('InvalidRevisionException', 'The AppSpec of the revision does not name a task definition.');
  return deployTo(engine, index, service, input, appSpec);
};

function deployTo(
  engine: Engine,
  index: number,
  service: ServiceState,
  input: CreateDeploymentInput,
  appSpec: AppSpec,
): ActionOutcome {
  const taskDefinition = findTaskDefinition(engine.state, appSpec.taskDefinition);
  const { deploymentConfigName = 'CodeDeployDefault.ECSAllAtOnce' } = input;
  const routing = routingOf(deploymentConfigName);
  if (routing === null) {
    const message = `No deployment configuration found for name: ${deploymentConfigName}`;
    return fault('DeploymentConfigDoesNotExistException', message);
  }
  const problem = problemOf(engine, service, taskDefinition, appSpec, routing.shares.length);
  if (problem !== null) return problem;
  const targetGroups =
    input.loadBalancerInfo?.targetGroupPairInfoList?.[0]?.targetGroups?.map(({ name }) => name) ?? [];
  const options = optionsOf(input);
  const green = startReplacement(engine, index, { taskDefinition, appSpec, routing, options, targetGroups });
  const deployment = engine.state.deployments[green];
  const id = deployment ? codeDeployId(deployment) : '';
  return {
    said: `${id}, ${service.name} to ${taskDefinitionName(engine.state, taskDefinition)} by ${deploymentConfigName}`,
    kind: 'deployment',
    subjects: { owner: service.owner },
    passOf: index,
  };
}

/** What ECS would say when CodeDeploy creates the task set, and what CodeDeploy itself does not do. */
function problemOf(
  engine: Engine,
  { input }: ServiceState,
  taskDefinition: number,
  { networkConfiguration, containerName, containerPort }: AppSpec,
  steps: number,
): ActionOutcome | null {
  const definition = engine.state.taskDefinitions[taskDefinition];
  if (!definition) return fault('ClientException', 'TaskDefinition not found.');
  const [balancer] = input.loadBalancers ?? [];
  const group = balancer && engine.state.targetGroups[findTargetGroup(engine.state.targetGroups, balancer)];
  if (group?.type === 'network' && steps > 1) {
    const message = 'Behind a Network Load Balancer only CodeDeployDefault.ECSAllAtOnce is supported.';
    return fault('InvalidDeploymentConfigNameException', message);
  }
  const target = {
    ...balancer,
    ...(containerName === null ? {} : { containerName }),
    ...(containerPort === null ? {} : { containerPort }),
  };
  const asked = {
    ...input,
    ...(networkConfiguration === null ? {} : { networkConfiguration }),
    loadBalancers: balancer === undefined ? [] : [target],
  };
  const context = requestContext(engine);
  const [refusal] = [
    ...definitionRefusals(asked, definition, context),
    ...loadBalancerRefusals(asked, definition, context),
  ];
  return refusal === undefined ? null : refused(refusal);
}

function optionsOf({ loadBalancerInfo, blueGreenDeploymentConfiguration = {} }: CreateDeploymentInput): GroupOptions {
  const { deploymentReadyOption = {}, terminateBlueInstancesOnDeploymentSuccess = {} } =
    blueGreenDeploymentConfiguration;
  const { actionOnTimeout, waitTimeInMinutes = 0 } = deploymentReadyOption;
  const stops = actionOnTimeout === 'STOP_DEPLOYMENT';
  return {
    hasTestListener: loadBalancerInfo?.targetGroupPairInfoList?.[0]?.testTrafficRoute !== undefined,
    readyWaitMs: stops ? waitTimeInMinutes * 60_000 : 0,
    stopsWhenNotRerouted: stops,
    terminationWaitMs: (terminateBlueInstancesOnDeploymentSuccess.terminationWaitTimeInMinutes ?? 60) * 60_000,
  };
}

function groupOf({ deploymentGroupName, applicationName }: CreateDeploymentInput): string {
  return deploymentGroupName ?? applicationName;
}

/** The service of the deployment group: as it says, as it is called, or as the console calls groups; else the only one that CodeDeploy has. */
function serviceOfGroup(engine: Engine, input: CreateDeploymentInput): number {
  const { state } = engine;
  const named = input.ecsServices?.[0]?.serviceName;
  if (named !== undefined) return ofCodeDeploy(engine, findService(state, named));
  const group = groupOf(input);
  const own = state.services.flatMap((service, index) =>
    service.status === 'ACTIVE' && controllerOf(service) === 'CODE_DEPLOY' ? [index] : [],
  );
  const called = own.find((index) => group === state.services[index]?.name);
  const ending = own.find((index) => group.endsWith(`-${state.services[index]?.name}`));
  return called ?? ending ?? (own.length === 1 ? (own[0] ?? -1) : -1);
}

function ofCodeDeploy({ state }: Engine, index: number): number {
  const service = state.services[index];
  return service && controllerOf(service) === 'CODE_DEPLOY' ? index : -1;
}

function fault(code: string, message: string): ActionOutcome {
  return { error: { code, message } };
}
