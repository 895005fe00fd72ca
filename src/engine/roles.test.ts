import { describe, expect, it } from 'vitest';
import type { Simulation } from './simulation';
import { definition, NETWORK, runTo, tasksOf } from './testing/run-scenario';

/** Every row of services-and-capacity 7.7 that ECS on EC2 has, with EC2's wording. */

const ACCOUNT = '123456789012';
const EXECUTION = `arn:aws:iam::${ACCOUNT}:role/ecsTaskExecutionRole`;
const REGISTRY = `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com`;
const FLEET = [{ id: 'i', instanceType: 'm5.large' }];

/** One task of one container, started at second 1, as it is at second 30. */
function run(container: object, roles: object, more: object = {}): ReturnType<typeof tasksOf>[number] {
  const simulation = simulate(container, roles, more);
  const [task] = tasksOf(simulation);
  if (!task) throw new Error(simulation.events.map(({ message }) => message).join('\n'));
  return task;
}

function simulate(container: object, roles: object, more: object = {}, fleet: object[] = FLEET): Simulation {
  return runTo(30, {
    containerInstances: fleet,
    taskDefinitions: [definition('app', { container, ...more })],
    roles,
    timeline: [{ at: 1, action: 'RunTask', input: { taskDefinition: 'app' } }],
  });
}

function service(roles: object, taskDefinition: object, more: object = {}): string[] {
  const { events } = runTo(30, {
    containerInstances: FLEET,
    taskDefinitions: [taskDefinition],
    services: [{ serviceName: 'app', taskDefinition: 'app', desiredCount: 2, ...more }],
    roles,
  });
  return events.map(({ message }) => message);
}

function notAuthorized(role: string, session: string, action: string, resource: string): string {
  return `User: arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${session} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}

const execution = { executionRoleArn: EXECUTION };
const denies = (...deny: string[]) => ({ ecsTaskExecutionRole: { deny } });

describe('Amazon ECR', () => {
  const ecr = { image: `${REGISTRY}/team/app:2` };

  it('refuses the login of an execution role that may not ask for a token', () => {
    const { taskId, ...task } = run(ecr, denies('ecr:*'), execution);
    const reason = `CannotPullECRContainerError: AccessDeniedException: ${notAuthorized('ecsTaskExecutionRole', taskId, 'ecr:GetAuthorizationToken', '*')}`;
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart', startedAt: null });
    expect([task.stoppedReason, task.containers[0]?.reason]).toEqual([expect.stringContaining(reason), reason]);
  });

  it('refuses the pull of one that may log in and not read', () => {
    const { taskId, containers } = run(ecr, denies('ecr:BatchGet*'), execution);
    const denied = notAuthorized(
      'ecsTaskExecutionRole',
      taskId,
      'ecr:BatchGetImage',
      `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/team/app`,
    );
    expect(containers[0]?.reason).toBe(
      `CannotPullContainerError: Error response from daemon: pull access denied for ${REGISTRY}/team/app, repository does not exist or may require 'docker login': denied: ${denied}`,
    );
  });

  it('is asked with the instance role where the definition has no execution role', () => {
    expect(run(ecr, { instance: { deny: ['ecr:*'] } }).containers[0]?.reason).toContain(`assumed-role/instance/i-`);
    expect(run(ecr, { instance: { deny: ['ecr:*'] } }, execution).lastStatus).toBe('RUNNING');
    expect(run(ecr, denies('ecr:*')).lastStatus).toBe('RUNNING');
  });

  it('is asked with the role that the instance names', () => {
    const fleet = [{ id: 'i', instanceType: 'm5.large', instanceRole: 'front' }];
    const tasks = tasksOf(simulate(ecr, { front: { deny: ['ecr:*'] } }, {}, fleet));
    expect(tasks[0]?.containers[0]?.reason).toContain('assumed-role/front/i-');
  });

  it('has nothing to do with images from elsewhere', () => {
    expect(run({ image: 'nginx' }, denies('ecr:*'), execution).lastStatus).toBe('RUNNING');
  });

  it('is not needed for an image that is on the instance already', () => {
    const simulation = runTo(60, {
      containerInstances: [{ id: 'i', instanceType: 'm5.large', agent: { ECS_IMAGE_PULL_BEHAVIOR: 'once' } }],
      taskDefinitions: [definition('first', { container: ecr }), definition('app', { container: ecr, ...execution })],
      roles: denies('ecr:*'),
      timeline: [
        { at: 1, action: 'RunTask', input: { taskDefinition: 'first' } },
        { at: 30, action: 'RunTask', input: { taskDefinition: 'app' } },
      ],
    });
    expect(tasksOf(simulation).map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'RUNNING']);
  });

  it('makes a service wait longer and longer', () => {
    const events = service(denies('ecr:*'), definition('app', { container: ecr, ...execution }));
    expect(events.filter((message) => message.includes('unable to consistently start'))).toHaveLength(1);
  });
});

describe('an image that cannot be had', () => {
  it.each([
    ['notFound', 'CannotPullContainerError:', 'failed to resolve ref'],
    ['unreachable', 'CannotPullContainerError:', 'Check your network configuration'],
    ['denied', 'CannotPullContainerError:', 'Check that the role has the permissions'],
  ])('%s', (pull, type, detail) => {
    const simulation = runTo(30, {
      containerInstances: FLEET,
      taskDefinitions: [definition('app')],
      images: { app: { pull } },
      timeline: [{ at: 1, action: 'RunTask', input: { taskDefinition: 'app' } }],
    });
    const [task] = tasksOf(simulation);
    expect(task?.stoppedReason).toContain(type);
    expect(task?.stoppedReason).toContain(detail);
  });
});

describe('secrets', () => {
  const asm = `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:db-AbCdEf`;
  const RETRIEVAL =
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ';

  it('of Secrets Manager stop the task before it pulls anything', () => {
    const task = run({ secrets: [{ name: 'DB', valueFrom: asm }] }, denies('secretsmanager:*'), execution);
    const denied = notAuthorized('ecsTaskExecutionRole', task.taskId, 'secretsmanager:GetSecretValue', asm);
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      pullStartedAt: null,
      stoppedReason: `${RETRIEVAL}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${asm} from secrets manager: AccessDeniedException: ${denied}`,
    });
  });

  it('of Systems Manager say so', () => {
    const task = run({ secrets: [{ name: 'DB', valueFrom: 'db/password' }] }, denies('ssm:GetParameters'), execution);
    const parameter = `arn:aws:ssm:us-east-1:${ACCOUNT}:parameter/db/password`;
    const denied = notAuthorized('ecsTaskExecutionRole', task.taskId, 'ssm:GetParameters', parameter);
    expect(task.stoppedReason).toBe(
      `${RETRIEVAL}unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: ${denied}`,
    );
  });

  it('need their key', () => {
    const { stoppedReason } = run({ secrets: [{ name: 'DB', valueFrom: asm }] }, denies('kms:Decrypt'), execution);
    expect(stoppedReason).toContain('is not authorized to perform: kms:Decrypt');
  });

  it('of a log driver count too', () => {
    const logConfiguration = { logDriver: 'splunk', secretOptions: [{ name: 'splunk-token', valueFrom: asm }] };
    expect(run({ logConfiguration }, denies('secretsmanager:*'), execution).stoppedReason).toContain(RETRIEVAL);
  });

  it('need the execution role, whatever the instance may do', () => {
    const container = { secrets: [{ name: 'DB', valueFrom: asm }] };
    expect(run(container, { instance: { deny: ['secretsmanager:*'] } }, execution).lastStatus).toBe('RUNNING');
    expect(() => run(container, {})).toThrow("you must also specify a value for 'executionRoleArn'");
  });

  it('of a private registry are its credentials', () => {
    const repositoryCredentials = { credentialsParameter: asm };
    const task = run(
      { image: 'registry.example.com/app', repositoryCredentials },
      denies('secretsmanager:*'),
      execution,
    );
    const denied = notAuthorized('ecsTaskExecutionRole', task.taskId, 'secretsmanager:GetSecretValue', asm);
    expect(task.stoppedReason).toBe(
      `${RETRIEVAL}unable to get registry auth from asm: service call has been retried 1 time(s): asm fetching secret from the service for ${asm}: AccessDeniedException: ${denied}`,
    );
  });
});

it.each([
  ['s3:GetObject', 'arn:aws:s3:::config/app.env'],
  ['s3:GetBucketLocation', 'arn:aws:s3:::config'],
])('files of environment variables need %s', (action, resource) => {
  const environmentFiles = [{ value: 'arn:aws:s3:::config/app.env', type: 's3' }];
  const task = run({ environmentFiles }, denies(action), execution);
  expect(task.stoppedReason).toBe(
    `ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): AccessDenied: ${notAuthorized('ecsTaskExecutionRole', task.taskId, action, resource)}`,
  );
});

describe('logs', () => {
  const options = { 'awslogs-group': '/ecs/app', 'awslogs-region': 'us-east-1' };
  const logs = { logConfiguration: { logDriver: 'awslogs', options } };
  const group = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/ecs/app`;

  it('that cannot be written keep the container from starting', () => {
    const task = run(logs, denies('logs:CreateLogStream'), execution);
    const stream = `${group}:log-stream:app/${task.taskId}`;
    const denied = notAuthorized('ecsTaskExecutionRole', task.taskId, 'logs:CreateLogStream', stream);
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
    });
    expect(task.containers[0]?.reason).toBe(
      `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: AccessDeniedException: ${denied}`,
    );
  });

  it('need no permission to make a group unless the driver is to make it', () => {
    const creates = {
      logConfiguration: { logDriver: 'awslogs', options: { ...options, 'awslogs-create-group': 'true' } },
    };
    expect(run(logs, denies('logs:CreateLogGroup'), execution).lastStatus).toBe('RUNNING');
    const task = run(creates, denies('logs:CreateLogGroup'), execution);
    const denied = notAuthorized('ecsTaskExecutionRole', task.taskId, 'logs:CreateLogGroup', group);
    expect(task.containers[0]?.reason).toContain(
      `failed to create Cloudwatch log group: AccessDeniedException: ${denied}`,
    );
  });

  it('are written with the instance role where there is no execution role', () => {
    expect(run(logs, { instance: { deny: ['logs:*'] } }).containers[0]?.reason).toContain('assumed-role/instance/i-');
  });

  it('of other drivers need nobody’s permission', () => {
    expect(run({ logConfiguration: { logDriver: 'json-file' } }, denies('logs:*'), execution).lastStatus).toBe(
      'RUNNING',
    );
  });

  it('that cannot be sent are lost, and the container runs', () => {
    expect(run(logs, denies('logs:PutLogEvents'), execution).lastStatus).toBe('RUNNING');
  });
});

describe('the task role', () => {
  const ARN = `arn:aws:iam::${ACCOUNT}:role/app`;
  const CANNOT_ASSUME = `ECS was unable to assume the role '${ARN}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
  const withRole = { taskRoleArn: ARN };

  it('that may do nothing stops no task: the application gets AccessDenied', () => {
    expect(run({}, { app: { deny: ['*'] } }, withRole).lastStatus).toBe('RUNNING');
  });

  it.each([
    ['does not exist', { app: null }],
    ['trusts nobody', { app: { deny: ['sts:AssumeRole'] } }],
  ])('that %s leaves a service without a single task', (_, roles) => {
    const events = service(roles, definition('app', withRole));
    expect(events.filter((message) => message.includes('assume'))).toEqual([
      `(service app) failed to launch a task with (error ${CANNOT_ASSUME}).`,
    ]);
    expect(events.join()).not.toContain('has started');
  });

  it('that cannot be assumed is refused to RunTask and StartTask', () => {
    const simulation = runTo(30, {
      containerInstances: FLEET,
      taskDefinitions: [definition('app', withRole)],
      roles: { app: null },
      timeline: [
        { at: 1, action: 'RunTask', input: { taskDefinition: 'app' } },
        { at: 1, action: 'StartTask', input: { taskDefinition: 'app', containerInstances: ['i'] } },
      ],
    });
    expect(tasksOf(simulation)).toEqual([]);
    expect(simulation.responses.map(({ error }) => error)).toEqual([
      { code: 'ClientException', message: CANNOT_ASSUME },
      { code: 'ClientException', message: CANNOT_ASSUME },
    ]);
  });

  it('goes for the execution role too', () => {
    const events = service({ ecsTaskExecutionRole: null }, definition('app', execution));
    expect(events.join()).toContain(`ECS was unable to assume the role '${EXECUTION}'`);
  });

  it('is put right by an update to a definition whose role exists', () => {
    const simulation = runTo(60, {
      containerInstances: FLEET,
      taskDefinitions: [definition('app', withRole), definition('app')],
      services: [{ serviceName: 'app', taskDefinition: 'app:1', desiredCount: 1 }],
      roles: { app: null },
      timeline: [{ at: 25, action: 'UpdateService', input: { service: 'app', taskDefinition: 'app:2' } }],
    });
    expect(tasksOf(simulation).map(({ createdAt, lastStatus }) => [createdAt, lastStatus])).toEqual([[25, 'RUNNING']]);
  });
});

describe('the instance role', () => {
  const fleet = (roles: object) => runTo(30, { containerInstances: FLEET, roles });

  it.each([
    [{ instance: { deny: ['ecs:*'] } }, 'its role "instance" may not ecs:RegisterContainerInstance'],
    [{ instance: { deny: ['ecs:Register*'] } }, 'its role "instance" may not ecs:RegisterContainerInstance'],
    [{ instance: null }, 'its role "instance" does not exist, so its agent has no credentials'],
  ])('%j: the instance never appears', (roles, because) => {
    const { world, events } = fleet(roles);
    expect(world.instances.count).toBe(0);
    expect(events).toMatchObject([{ kind: 'failure', message: `i does not register: ${because}.` }]);
  });

  it.each(['ecs:Poll', 'ecs:DiscoverPollEndpoint'])('without %s the agent never connects: AGENT', (action) => {
    const simulation = simulate({}, { instance: { deny: [action] } });
    expect(simulation.responses[0]?.failures).toEqual([{ arn: 'i', reason: 'AGENT' }]);
    expect(simulation.events[0]?.message).toBe(
      `i: the agent registers and does not connect, because its role "instance" may not ${action}.`,
    );
  });

  it('without ecs:Submit* ECS never hears that a task runs', () => {
    expect(run({}, { instance: { deny: ['ecs:Submit*'] } }).lastStatus).toBe('PENDING');
  });

  it.each(['ecs:StartTelemetrySession', 'ecs:UpdateContainerInstancesState'])('without %s all goes on', (action) => {
    expect(run({}, { instance: { deny: [action] } }).lastStatus).toBe('RUNNING');
  });

  it('is one for every instance that names no other', () => {
    const { world } = runTo(0, {
      containerInstances: [
        { id: 'a', instanceType: 'm5.large' },
        { id: 'b', instanceType: 'm5.large', instanceRole: 'front' },
      ],
      roles: { front: null },
    });
    expect(world.instances.records.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('the service-linked role', () => {
  const MESSAGE = 'Unable to assume the service linked role. Please verify that the ECS service linked role exists.';

  it('is missed where ECS has an interface to attach', () => {
    const { responses } = runTo(10, {
      containerInstances: FLEET,
      taskDefinitions: [definition('app', { networkMode: 'awsvpc' }), definition('plain')],
      services: [
        { serviceName: 'app', taskDefinition: 'app', desiredCount: 1, networkConfiguration: NETWORK },
        { serviceName: 'plain', taskDefinition: 'plain', desiredCount: 1 },
      ],
      roles: { AWSServiceRoleForECS: null },
      timeline: [{ at: 1, action: 'RunTask', input: { taskDefinition: 'app', networkConfiguration: NETWORK } }],
    });
    expect(responses.map(({ action, error }) => [action, error?.code, error?.message])).toEqual([
      ['CreateService', 'InvalidParameterException', MESSAGE],
      ['RunTask', 'InvalidParameterException', MESSAGE],
    ]);
  });
});

describe('the caller', () => {
  const answers = (deny: string, taskDefinition: object) =>
    runTo(10, {
      containerInstances: FLEET,
      taskDefinitions: [taskDefinition],
      roles: { caller: { deny: [deny] } },
      timeline: [
        { at: 1, action: 'RunTask', input: { taskDefinition: 'app' } },
        { at: 2, action: 'RegisterTaskDefinition', input: definition('other', execution) },
        { at: 3, action: 'DisconnectAgent', input: { containerInstances: ['i'] } },
      ],
    }).responses.map(({ error }) => error?.message ?? null);
  const USER = `User: arn:aws:iam::${ACCOUNT}:user/caller is not authorized to perform:`;

  it('passes the roles of what is registered and run', () => {
    const message = `${USER} iam:PassRole on resource: ${EXECUTION} because no identity-based policy allows the iam:PassRole action`;
    expect(answers('iam:PassRole', definition('app', execution))).toEqual([message, message, null]);
    expect(answers('iam:PassRole', definition('app'))).toEqual([null, message, null]);
  });

  it('makes the requests; nobody asks for what befalls the world', () => {
    expect(answers('*', definition('app'))).toEqual([
      `${USER} ecs:RunTask on resource: * because no identity-based policy allows the ecs:RunTask action`,
      `${USER} ecs:RegisterTaskDefinition on resource: * because no identity-based policy allows the ecs:RegisterTaskDefinition action`,
      null,
    ]);
  });
});
