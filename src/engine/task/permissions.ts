import type { ContainerDefinition } from '../../ecs/container-definition';
import { accountOf, notAuthorized } from '../../ecs/iam';
import { imageIsInEcr } from '../../ecs/image';
import type { Engine } from '../engine';
import { isOnMicroVm } from '../fargate/micro-vm';
import { taskIdAt } from '../names';
import { assumedRole, deniedAction } from '../roles';
import type { ContainerState } from '../state';
import { containerDefinitionsOf, definitionOf } from './definition';
import { retrievalProblem } from './retrievals';

/**
 * What a task may not do, and how ECS says so: roles, secrets, registries, log drivers. Source: services-and-capacity 7.7. Each answers with the
 * reason that ECS gives, or null where all is well. The application's own calls are not simulated: a task role that may do nothing stops no task.
 */

/** Before anything is pulled: secrets, registry credentials, files of variables. The task stops with this `stoppedReason`. */
export function resourceProblem(engine: Engine, task: number): string | null {
  if (!hasRoles(engine)) return null;
  const { executionRoleArn } = definitionOf(engine.state, task).input;
  if (executionRoleArn === undefined) return null;
  const as = { role: executionRoleArn, session: taskIdAt(engine.state, task) };
  for (const container of containerDefinitionsOf(engine.state, task)) {
    const problem = retrievalProblem(engine, container, as);
    if (problem !== null) return problem;
  }
  return isOnMicroVm(engine.state, task) ? platformProblem(engine, task) : null;
}

/**
 * On Fargate the platform logs in to Amazon ECR and makes the log streams before anything is pulled, where an agent does so when it pulls and starts: the
 * same denial is told in other words. Source: services-and-capacity 7.7.
 */
function platformProblem(engine: Engine, task: number): string | null {
  const { role, session } = roleOfAgent(engine, task);
  const login = 'ecr:GetAuthorizationToken';
  for (const container of containerDefinitionsOf(engine.state, task)) {
    if (imageIsInEcr(container.image) && deniedAction(engine, role, [login]) !== null)
      return `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: ${notAuthorized(assumedRole(role, session), login, '*')}`;
    const log = logDenial(engine, task, container);
    if (log !== null)
      return `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log ${log.what}: AccessDeniedException: ${log.denied} : exit status 1`;
  }
  return null;
}

const ECR_ACTIONS = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const;

/** When an image is pulled from Amazon ECR: the agent's login, then Docker's pull. */
export function pullProblem(engine: Engine, task: number, { image }: ContainerState): string | null {
  if (!hasRoles(engine) || !imageIsInEcr(image)) return null;
  const { role, session } = roleOfAgent(engine, task);
  const login = 'ecr:GetAuthorizationToken';
  if (deniedAction(engine, role, [login]) !== null)
    return `CannotPullECRContainerError: AccessDeniedException: ${notAuthorized(assumedRole(role, session), login, '*')}`;
  const action = deniedAction(engine, role, ECR_ACTIONS);
  if (action === null) return null;
  const { repository, arn } = repositoryOf(image);
  const denied = notAuthorized(assumedRole(role, session), action, arn);
  return `CannotPullContainerError: Error response from daemon: pull access denied for ${repository}, repository does not exist or may require 'docker login': denied: ${denied}`;
}

/** When a container is started: its log driver. */
export function startProblem(engine: Engine, task: number, { name }: ContainerState): string | null {
  if (!hasRoles(engine)) return null;
  const container = containerDefinitionsOf(engine.state, task).find((definition) => definition.name === name);
  const log = container === undefined ? null : logDenial(engine, task, container);
  if (log === null) return null;
  return `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log ${log.what}: AccessDeniedException: ${log.denied}`;
}

/** What of a container's logs may not be made, and how IAM says so; null where all may. */
function logDenial(
  engine: Engine,
  task: number,
  container: ContainerDefinition,
): { readonly what: 'group' | 'stream'; readonly denied: string } | null {
  const log = container.logConfiguration;
  if (log?.logDriver !== 'awslogs') return null;
  const { role, session } = roleOfAgent(engine, task);
  const creates = log.options?.['awslogs-create-group'] === 'true';
  const actions = [...(creates ? ['logs:CreateLogGroup'] : []), 'logs:CreateLogStream'];
  const action = deniedAction(engine, role, actions);
  if (action === null) return null;
  const what = action === 'logs:CreateLogGroup' ? 'group' : 'stream';
  const resource = logArn(engine, task, container, what);
  return { what, denied: notAuthorized(assumedRole(role, session), action, resource) };
}

/** Nothing to look up for the many scenarios without roles. */
function hasRoles({ scenario }: Engine): boolean {
  return Object.keys(scenario.roles).length > 0;
}

/** With whose permissions the agent pulls and logs: the definition's execution role, else its host's own. */
function roleOfAgent({ state }: Engine, task: number): { readonly role: string; readonly session: string } {
  const { executionRoleArn } = definitionOf(state, task).input;
  if (executionRoleArn !== undefined) return { role: executionRoleArn, session: taskIdAt(state, task) };
  const host = state.instances.records[state.tasks.instanceIndex[task] ?? -1];
  return { role: host?.instanceRole ?? '', session: host?.ec2InstanceId ?? '' };
}

/** `1.dkr.ecr.us-east-1.amazonaws.com/team/web:2` lies in the repository `team/web` of account 1. */
function repositoryOf(image: string): { readonly repository: string; readonly arn: string } {
  const [registry = '', ...path] = image.split('/');
  const name = path.join('/').replace(/(@.*|:[^:]*)$/, '');
  const [account = '', , , region = ''] = registry.split('.');
  return { repository: `${registry}/${name}`, arn: `arn:aws:ecr:${region}:${account}:repository/${name}` };
}

/** The log group, or the container's stream in it: `prefix/container/task`. */
function logArn(engine: Engine, task: number, container: ContainerDefinition, what: 'group' | 'stream'): string {
  const options = container.logConfiguration?.options ?? {};
  const region = options['awslogs-region'] ?? engine.scenario.region;
  const account = accountOf(definitionOf(engine.state, task).arn);
  const group = `arn:aws:logs:${region}:${account}:log-group:${options['awslogs-group'] ?? ''}`;
  if (what === 'group') return group;
  const prefix = options['awslogs-stream-prefix'];
  const own = `${container.name ?? ''}/${taskIdAt(engine.state, task)}`;
  return `${group}:log-stream:${prefix === undefined ? own : `${prefix}/${own}`}`;
}
