import { describe, expect, it } from 'vitest';
import { parseScenario, parseScenarioValue } from './parse';

/** The problems of a text, each as `severity code path 'marked text'`. */
function problemsOf(text: string): string[] {
  return parseScenario(text).problems.map(({ severity, code, path, offset = 0, length = 0 }) =>
    [severity, code, path, `'${text.slice(offset, offset + length)}'`].join(' '),
  );
}

function scenarioOf(document: Record<string, unknown>) {
  const parsed = parseScenarioValue({ stowplan: 1, ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

const web = { family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', memory: 128 }] };
const service = { serviceName: 'web', taskDefinition: 'web', desiredCount: 1 };
const withService = (more: object): string =>
  JSON.stringify({ stowplan: 1, taskDefinitions: [web], services: [{ ...service, ...more }] });

describe('defaults', () => {
  it('makes an empty cluster of a version alone', () => {
    expect(parseScenario('{"stowplan": 1}')).toEqual({
      ok: true,
      problems: [],
      scenario: expect.objectContaining({
        name: 'Untitled',
        description: '',
        seed: 1,
        region: 'us-east-1',
        cluster: { clusterName: 'default' },
        zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
        containerInstances: [],
        startsAt: '2026-01-05T00:00:00Z',
        timeline: [],
        view: {},
      }) as unknown,
    });
  });

  it('gives an instance what its type has', () => {
    const [entry] = scenarioOf({ containerInstances: [{ id: 'a', instanceType: 'm5.large' }] }).containerInstances;
    expect(entry).toMatchObject({
      count: 1,
      availabilityZones: ['us-east-1a'],
      resources: { cpu: 2048, memory: 7782 },
      gpus: 0,
      status: 'ACTIVE',
      agentConnected: true,
      reservedPorts: [22, 2375, 2376, 51678, 51679],
      reservedPortsUdp: [],
    });
  });

  it('lets resources of its own go before those of the type, one by one', () => {
    const [entry] = scenarioOf({
      containerInstances: [{ id: 'a', instanceType: 'm5.large', resources: { memory: 1000 } }],
    }).containerInstances;
    expect(entry?.resources).toEqual({ cpu: 2048, memory: 1000 });
  });

  it('takes any instance type that has resources of its own', () => {
    const [entry] = scenarioOf({
      containerInstances: [{ id: 'a', instanceType: 'z9.huge', resources: { cpu: 1, memory: 2 } }],
    }).containerInstances;
    expect(entry).toMatchObject({ instanceType: 'z9.huge', resources: { cpu: 1, memory: 2 } });
  });

  it('finds an instance’s zone by its subnet', () => {
    const scenario = scenarioOf({
      subnets: { 'subnet-1': 'us-east-1d' },
      containerInstances: [{ id: 'a', instanceType: 'm5.large', attributes: { 'ecs.subnet-id': 'subnet-1' } }],
    });
    expect(scenario.containerInstances[0]?.availabilityZones).toEqual(['us-east-1d']);
    expect(scenario.zones).toEqual(['us-east-1d']);
  });

  it('reads the ports that the agent reserves', () => {
    const agent = { ECS_RESERVED_PORTS: '[22, 8080]', ECS_RESERVED_PORTS_UDP: '[53]' };
    const [entry] = scenarioOf({
      containerInstances: [{ id: 'a', instanceType: 'm5.large', agent }],
    }).containerInstances;
    expect(entry).toMatchObject({ reservedPorts: [22, 8080], reservedPortsUdp: [53] });
  });

  it('overrides single durations', () => {
    expect(scenarioOf({ timings: { imagePull: 30 } }).timings).toMatchObject({ imagePull: 30, agentDispatch: 1 });
  });

  it('completes image names with a tag', () => {
    const images = { nginx: { pullSeconds: 2 }, 'host:5000/app': {}, 'app@sha256:00': {}, 'app:v1': {} };
    expect(Object.keys(scenarioOf({ images }).images)).toEqual([
      'nginx:latest',
      'host:5000/app:latest',
      'app@sha256:00',
      'app:v1',
    ]);
  });

  it('numbers the revisions of a family, but for those that say theirs', () => {
    const { taskDefinitions } = scenarioOf({
      taskDefinitions: [web, { taskDefinition: { ...web, revision: 8 } }, { ...web, family: 'api' }, web],
    });
    expect(taskDefinitions.map(({ family, revision }) => `${family}:${revision}`)).toEqual([
      'web:1',
      'web:8',
      'api:1',
      'web:3',
    ]);
  });
});

describe('errors, each at its place', () => {
  it.each([
    ['{"stowplan": 1, "sed": 2}', ['error unknown-key sed \'"sed"\'']],
    ['{"stowplan": 1, "seed": -1}', ["error range seed '-1'"]],
    ['{"stowplan": 1, "seed": "1"}', ['error type seed \'"1"\'']],
    ['{"stowplan": 1, "seed": 4294967296}', ["error range seed '4294967296'"]],
    [
      '{"stowplan": 1, "tasks": [{"count": 1e20}]}',
      ['error missing tasks[0] \'{"count": 1e20}\'', "error range tasks[0].count '1e20'"],
    ],
    ['{"stowplan": 1, "region": "here"}', ['error value region \'"here"\'']],
    ['{"stowplan": 1, "startsAt": "Monday"}', ['error date startsAt \'"Monday"\'']],
    ['{"stowplan": 1, "services": [{"desiredCount": 2}]}', ['error missing services[0] \'{"desiredCount": 2}\'']],
    ['{"stowplan": 1, "timings": {"imagePul": 2}}', ['error unknown-key timings.imagePul \'"imagePul"\'']],
    ['{"stowplan": 1, "images": {"a": {"pull": "no"}}}', ['error value images.a.pull \'"no"\'']],
    [
      '{"stowplan": 1, "timeline": [{"at": 1, "action": "RunTusk"}]}',
      ['error unknown-action timeline[0].action \'"RunTusk"\''],
    ],
    ['{"stowplan": 1, "__proto__": {}}', ['error unknown-key __proto__ \'"__proto__"\'']],
    ['{"stowplan": 2}', ["error newer-version stowplan '2'"]],
    ['{"stowplan": 0}', ["error version stowplan '0'"]],
    ['{}', ["error missing  '{}'"]],
    ['[]', ["error not-a-scenario  '[]'"]],
    ['{"stowplan": 1', ["error json  '1'"]],
    ['', ["error json  ''"]],
  ])('%s', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
    expect(parseScenario(text).ok).toBe(false);
  });

  it('refuses a definition with the words of ECS', () => {
    const { ok, problems } = parseScenarioValue({
      stowplan: 1,
      taskDefinitions: [{ ...web, containerDefinitions: [] }],
    });
    expect(ok).toBe(false);
    expect(problems).toMatchObject([
      {
        severity: 'error',
        code: 'ClientException',
        path: 'taskDefinitions[0].containerDefinitions',
        message: 'Container list cannot be empty.',
      },
    ]);
  });

  it('lists near names of an instance type', () => {
    const { problems } = parseScenarioValue({
      stowplan: 1,
      containerInstances: [{ id: 'a', instanceType: 'm5.lrage' }],
    });
    expect(problems).toMatchObject([{ code: 'unknown-instance-type', path: 'containerInstances[0].instanceType' }]);
    expect(problems[0]?.hint).toContain('"m5.large"');
  });

  it('finds ids that are taken once counts are unfolded', () => {
    const containerInstances = [
      { id: 'm5', count: 2, instanceType: 'm5.large' },
      { id: 'm5-2', instanceType: 'm5.large' },
    ];
    expect(parseScenarioValue({ stowplan: 1, containerInstances }).problems).toMatchObject([
      { code: 'duplicate-id', path: 'containerInstances[1].id' },
    ]);
  });

  it('tells of custom attributes that ECS would not take', () => {
    const attributes = { stack: 'prod blue', 'a b': '', team: ' web', 'ecs.ami-id': 'ami:1' };
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, '']));
    const containerInstances = [
      { id: 'one', instanceType: 'm5.large', attributes },
      { id: 'two', instanceType: 'm5.large', attributes: many },
    ];
    const { ok, problems } = parseScenarioValue({ stowplan: 1, containerInstances });
    expect(ok).toBe(true);
    expect(problems.map(({ severity, path }) => `${severity} ${path}`)).toEqual([
      'warning containerInstances[0].attributes["a b"]',
      'warning containerInstances[0].attributes.team',
      'warning containerInstances[1].attributes',
    ]);
  });

  it('names the numbers of a fleet that is too large', () => {
    const tooMany = { stowplan: 1, containerInstances: [{ id: 'a', count: 300_000, instanceType: 'm5.large' }] };
    expect(parseScenarioValue(tooMany).problems[0]?.message).toContain('300,000 container instances');
    const input = { id: 'a', count: 300_000, instanceType: 'm5.large' };
    const later = { stowplan: 1, timeline: [{ at: 5, action: 'RegisterContainerInstance', input }] };
    expect(parseScenarioValue(later).problems[0]?.message).toContain('300,000 container instances');
    const tasks = { stowplan: 1, services: [{ serviceName: 'web', desiredCount: 3_000_000 }] };
    expect(parseScenarioValue(tasks).problems).toMatchObject([
      { code: 'too-large', message: expect.stringContaining('3,000,000 tasks') as unknown },
    ]);
    const scaled = { at: 5, action: 'UpdateService', input: { service: 'web', desiredCount: 1_000_000_000 } };
    expect(parseScenarioValue({ stowplan: 1, timeline: [scaled] }).problems).toMatchObject([
      { code: 'too-large', path: 'timeline[0].input.desiredCount' },
    ]);
  });

  it('checks what initial tasks refer to', () => {
    const problems = parseScenarioValue({
      stowplan: 1,
      containerInstances: [{ id: 'm5-1', instanceType: 'm5.large' }],
      taskDefinitions: [web],
      tasks: [
        { taskDefinition: 'wep', containerInstance: 'm5-1' },
        { taskDefinition: 'web:1', containerInstance: 'm5-2' },
        { taskDefinition: 'web' },
      ],
    }).problems;
    expect(problems.map(({ path, hint }) => [path, hint])).toEqual([
      ['tasks[0].taskDefinition', 'Did you mean "web"?'],
      ['tasks[1].containerInstance', 'Did you mean "m5-1"?'],
      ['tasks[2]', undefined],
    ]);
  });
});

describe('what ECS refuses when asked is a warning with its text', () => {
  it.each([
    [{ desiredCount: -1 }, 'services[0].desiredCount', 'desiredCount is 0 or more; -1 was given.'],
    [{ taskDefinition: 'api' }, 'services[0].taskDefinition', 'TaskDefinition not found.'],
    [
      { schedulingStrategy: 'DAEMON' },
      'services[0].desiredCount',
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
    ],
    [
      { placementStrategy: [{ type: 'spred' }] },
      'services[0].placementStrategy[0].type',
      'A placement strategy is spread, binpack or random; "spred" was given.',
    ],
    [
      { networkConfiguration: { awsvpcConfiguration: { subnets: [] } } },
      'services[0].networkConfiguration',
      'Network Configuration is not valid for the given networkMode of this task definition.',
    ],
    [
      { loadBalancers: [{ targetGroupArn: 'web', containerName: 'app' }] },
      'services[0].loadBalancers[0].containerName',
      'The container app does not exist in the task definition.',
    ],
  ])('%j', (more, path, message) => {
    const parsed = parseScenario(withService(more));
    expect(parsed.ok).toBe(true);
    expect(parsed.problems).toContainEqual(expect.objectContaining({ severity: 'warning', path, message }));
  });

  it('knows the count of RunTask and what the timeline has changed before', () => {
    const timeline = [
      { at: 30, action: 'UpdateService', input: { service: 'api', desiredCount: 2 } },
      { at: 10, action: 'CreateService', input: { ...service, serviceName: 'api' } },
      { at: 40, action: 'RunTask', input: { taskDefinition: 'web', count: 11 } },
      { at: 5, action: 'UpdateService', input: { service: 'api', desiredCount: 2 } },
    ];
    const { ok, problems } = parseScenarioValue({ stowplan: 1, taskDefinitions: [web], timeline });
    expect(ok).toBe(true);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'ServiceNotFoundException timeline[3].input.service',
      'InvalidParameterException timeline[2].input.count',
    ]);
  });

  it('marks the very characters of an expression, escapes and all', () => {
    const text = String.raw`{"stowplan":1,"taskDefinitions":[${JSON.stringify(web)}],"services":[{"serviceName":"web","taskDefinition":"web","desiredCount":1,
      "placementConstraints":[{"type":"memberOf","expression":"attribute:st\u0061ck == \"a b\" nad attribute:x exists"}]}]}`;
    expect(problemsOf(text)).toEqual([
      "warning InvalidParameterException services[0].placementConstraints[0].expression 'nad'",
    ]);
  });
});

describe('what is mended or kept', () => {
  it('passes over comments and trailing commas with a warning', () => {
    const text = '{ // mine\n "stowplan": 1, }';
    expect(problemsOf(text)).toEqual(["warning json-comment  '// mine'", "warning json-trailing-comma  ','"]);
    expect(parseScenario(text).ok).toBe(true);
  });

  it('says when a key stands twice', () => {
    expect(problemsOf('{"stowplan": 1, "seed": 2, "seed": 3}')).toEqual(['warning repeated-key seed \'"seed"\'']);
  });

  it('leaves out null members of AWS inputs', () => {
    const parsed = parseScenario(withService({ launchType: null }));
    expect(parsed.ok && parsed.scenario.services).toEqual([service]);
    expect(parsed.problems).toMatchObject([
      { severity: 'warning', code: 'null-member', path: 'services[0].launchType' },
    ]);
  });

  it('keeps and lists what is not simulated', () => {
    const parsed = parseScenario(
      withService({
        serviceConnectConfiguration: { enabled: true },
        launchType: 'EC2',
        deploymentController: { type: 'ECS' },
      }),
    );
    expect(parsed.ok && parsed.scenario.services[0]).toMatchObject({ serviceConnectConfiguration: { enabled: true } });
    expect(parsed.problems).toMatchObject([
      { severity: 'info', code: 'not-simulated', path: 'services[0].serviceConnectConfiguration' },
    ]);
  });

  it('says whose tasks are not started', () => {
    const { problems } = parseScenario(withService({ launchType: 'EXTERNAL' }));
    expect(problems).toMatchObject([{ code: 'not-simulated', path: 'services[0].launchType' }]);
  });

  it('warns of ids that read like tasks, and of fleets beyond the quota', () => {
    const document = JSON.stringify({
      stowplan: 1,
      taskDefinitions: [web],
      containerInstances: [{ id: 'web', count: 5001, instanceType: 'm5.large' }],
    });
    expect(parseScenario(document)).toMatchObject({
      ok: true,
      problems: [{ code: 'instance-quota' }, { code: 'ambiguous-id' }],
    });
  });
});
