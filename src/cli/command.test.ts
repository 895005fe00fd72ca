import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './command';
import { readInput } from './input';

const SCENARIO = JSON.stringify({
  stowplan: 1,
  containerInstances: [
    { id: 'a', count: 2, instanceType: 't3.medium', attributes: { stack: 'prod' } },
    { id: 'b', instanceType: 't3.small' },
  ],
  taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx', cpu: 256, memory: 512 }] }],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
  timeline: [{ at: 30, action: 'RunTask', input: { taskDefinition: 'web', count: 10 } }],
});

const folder = mkdtempSync(join(tmpdir(), 'stowplan-cli-'));
const good = join(folder, 'good.json');
const bad = join(folder, 'bad.json');
beforeAll(() => {
  writeFileSync(good, SCENARIO);
  writeFileSync(bad, '{ "stowplan": 1, "taskDefinition": [] }');
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...parameters: string[]) {
  return runCommand(parameters, readInput);
}

function json(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

describe('simulate', () => {
  it('prints one document, run until nothing is left to happen', () => {
    const { standardOutput, standardError, exitStatus } = run('simulate', good);
    expect([standardError, exitStatus]).toEqual(['', 0]);
    const document = json(standardOutput);
    // The service's tasks count as healthy 40 s after 9 s; the pass that sees it ends the run.
    expect(document['time']).toBe(50);
    expect(document['services']).toMatchObject([
      {
        serviceName: 'web',
        desiredCount: 2,
        runningCount: 2,
        deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
      },
    ]);
    expect(document['responses']).toMatchObject([{ at: 30, action: 'RunTask', error: null }]);
    expect(document['metrics']).toMatchObject({ instancesInUse: 3, tasksWaiting: 0 });
    expect(Object.keys(document['metrics'] as object).toSorted()).toEqual([
      'costAccumulated',
      'costByKind',
      'costIdlePerHour',
      'costPerHour',
      'costStrandedPerHour',
      'costWastedPerHour',
      'instancesInUse',
      'lostWithInstance',
      'lostWithZone',
      'recoverySeconds',
      'reservedCpu',
      'reservedMemory',
      'stranded',
      'tasksMoved',
      'tasksWaiting',
      'zoneBalance',
    ]);
  });

  it('runs to a given second', () => {
    const document = json(run('simulate', good, '--until', '5').standardOutput);
    expect([document['time'], document['responses']]).toEqual([5, []]);
    expect(document['tasks']).toMatchObject([{ lastStatus: 'PENDING' }, { lastStatus: 'PENDING' }]);
  });

  it('tells the story of every placement when asked to', () => {
    const plain = json(run('simulate', good).standardOutput)['tasks'] as object[];
    const told = json(run('simulate', good, '--explain').standardOutput)['tasks'] as Record<string, unknown>[];
    expect(plain.some((task) => 'placement' in task)).toBe(false);
    expect(told.map((task) => (task['placement'] as Record<string, unknown>)['chosen'])).toEqual(
      told.map((task) => task['containerInstance']),
    );
  });

  it('tells every choice of a task to stop likewise', () => {
    const file = join(folder, 'scale-in.json');
    const timeline = [{ at: 60, action: 'UpdateService', input: { service: 'web', desiredCount: 1 } }];
    writeFileSync(file, JSON.stringify({ ...json(SCENARIO), timeline }));
    expect(json(run('simulate', file).standardOutput)).not.toHaveProperty('stops');
    const { stops, tasks } = json(run('simulate', file, '--explain').standardOutput);
    expect(stops).toHaveLength(1);
    expect(stops).toMatchObject([
      { at: 60, chosen: 'web-1', tiedWith: ['web-2'], tieBreak: 'fleet order', request: { reason: 'scaleIn' } },
    ]);
    expect(tasks).toMatchObject([{ name: 'web-1', desiredStatus: 'STOPPED' }, { desiredStatus: 'RUNNING' }]);
    // What stands behind the steps is the page's: the document would be many times as long.
    expect(JSON.stringify(stops)).not.toMatch(/causes|source/);
  });

  it('reads a file that begins with a byte order mark', () => {
    const file = join(folder, 'bom.json');
    writeFileSync(file, `\uFEFF${SCENARIO}`);
    expect(run('simulate', file)).toEqual(run('simulate', good));
  });

  it('tells which tasks of the start do not fit', () => {
    const file = join(folder, 'crowded.json');
    const tasks = [
      { taskDefinition: 'web', containerInstance: 'b', count: 5 },
      { taskDefinition: 'web', containerInstance: 'a-1' },
    ];
    writeFileSync(file, JSON.stringify({ ...json(SCENARIO), services: [], timeline: [], tasks }));
    const document = json(run('simulate', file).standardOutput);
    expect(document['tasks']).toHaveLength(4);
    expect(document['leftOut']).toEqual(['2 tasks of web that should be RUNNING on b are left out: RESOURCE:MEMORY.']);
  });

  it('prints what is wrong on standard error, and nothing else', () => {
    const { standardOutput, standardError, exitStatus } = run('simulate', bad);
    expect([standardOutput, exitStatus]).toEqual(['', 2]);
    expect(json(standardError)).toEqual({ errors: [expect.objectContaining({ path: 'taskDefinition', line: 1 })] });
  });

  it('prints JSON Lines for several files, errors in their place', () => {
    const { standardOutput, exitStatus } = run('simulate', good, bad, join(folder, 'none.json'), good);
    const documents = standardOutput.trimEnd().split('\n').map(json);
    expect(documents.map((document) => Object.keys(document)[0])).toEqual(['time', 'errors', 'errors', 'time']);
    expect(exitStatus).toBe(2);
  });
});

describe('list-container-instances', () => {
  it('lists in fleet order what matches', () => {
    expect(json(run('list-container-instances', good).standardOutput)).toEqual({
      containerInstances: ['a-1', 'a-2', 'b'],
    });
    const filtered = run('list-container-instances', good, '--filter', 'attribute:stack == prod');
    expect(json(filtered.standardOutput)).toEqual({ containerInstances: ['a-1', 'a-2'] });
  });

  it('looks at the cluster at the given second', () => {
    const filter = ['--filter', 'runningTasksCount > 2'];
    expect(json(run('list-container-instances', good, ...filter).standardOutput)).toEqual({ containerInstances: [] });
    const later = json(run('list-container-instances', good, ...filter, '--at', '40').standardOutput);
    expect(later['containerInstances']).not.toEqual([]);
  });

  it('answers several filters with a line each', () => {
    const { standardOutput, exitStatus } = run(
      'list-container-instances',
      good,
      '--filter',
      'runningTasksCount == 0',
      '--filter',
      'stack == prod',
    );
    expect(standardOutput.trimEnd().split('\n').map(json)).toEqual([
      { containerInstances: ['b'] },
      { errors: [expect.objectContaining({ path: 'filter', line: 1, column: 1 })] },
    ]);
    expect(exitStatus).toBe(2);
  });
});

describe('link', () => {
  it('prints a fragment that stands wherever a file does', () => {
    const { standardOutput } = run('link', good);
    expect(standardOutput).toMatch(/^#s=1\.[\w-]+\n$/);
    const direct = run('simulate', good);
    for (const link of [
      standardOutput.trim(),
      `https://example.org/stowplan/${standardOutput.trim()}`,
      standardOutput.trim().slice(1),
    ]) {
      expect(json(run('simulate', link).standardOutput)['stateHash']).toBe(json(direct.standardOutput)['stateHash']);
    }
  });

  it('says what is wrong with a link', () => {
    expect(run('simulate', '#s=1.AAAA')).toMatchObject({ exitStatus: 2, standardOutput: '' });
  });
});

describe('what is no command', () => {
  it.each([
    [[]],
    [['fly', good]],
    [['simulate']],
    [['simulate', good, '--until', 'noon']],
    [['link', good, '--explain']],
    [['link', good, good]],
  ])('%j is refused with the usage', (parameters) => {
    const { standardError, exitStatus } = run(...parameters);
    expect(exitStatus).toBe(2);
    expect(json(standardError)).toEqual({
      errors: [expect.objectContaining({ hint: expect.stringContaining('simulate FILE...') as unknown })],
    });
  });
});

it('the program reads standard input, writes both streams and exits with the status', () => {
  const program = (parameters: string[], input: string) =>
    spawnSync(process.execPath, ['e2e/run.mjs', 'src/cli/main.ts', ...parameters], {
      input,
      encoding: 'utf8',
    });
  const fine = program(['simulate', '-'], SCENARIO);
  expect([fine.status, json(fine.stdout)['time']]).toEqual([0, 50]);
  const refused = program(['register-task-definition', '-'], '{"family": "web", "containerDefinitions": []}');
  expect([refused.status, refused.stdout]).toEqual([2, '']);
  expect(json(refused.stderr)).toEqual({
    errors: [expect.objectContaining({ message: 'Container list cannot be empty.' })],
  });
});
