import { describe, expect, it } from 'vitest';
import type { Change, WayOut } from '../frame/ways-out';
import { wayOutWords } from './way-out-words';

function way(change: Change, more: Partial<WayOut> = {}): WayOut {
  return {
    kind: change.kind,
    changes: [change],
    edits: [],
    since: 'start',
    atMs: 0,
    placedAtMs: 20_000,
    places: 2,
    of: 2,
    proof: 'run',
    ...more,
  };
}

const LESS: Change = {
  kind: 'cpu',
  taskDefinition: 'web:1',
  container: null,
  field: 'cpu',
  from: 1280,
  to: 768,
};
const MORE: Change = {
  kind: 'instance',
  containerInstance: 'm5-3',
  instanceType: 'm5.large',
  availabilityZone: 'us-east-1a',
  attributes: {},
  like: 'closest',
  costPerHour: 0.096,
};

describe('a way out', () => {
  it.each([
    [
      way(LESS),
      'web:1: cpu 1,280 → 768',
      'From the start of the run, a task of web:1 asks for 768 CPU in place of 1,280 CPU; both have a place at 0:20.',
    ],
    [
      way(MORE, { since: 'moment', atMs: 15_000, places: 1 }),
      '+1 m5.large in us-east-1a',
      'From 0:15 on, there is one more instance, m5-3 ($0.10/h); 1 of 2 has a place at 0:20.',
    ],
    [
      way(
        { kind: 'constraint', of: 'request', index: 0, type: 'memberOf', expression: 'attribute:stack == prod' },
        { places: 1, of: 1 },
      ),
      'without this memberOf',
      'From the start of the run, the request’s memberOf (attribute:stack == prod) goes; the task has a place at 0:20.',
    ],
    [
      way({
        kind: 'dynamic-port',
        taskDefinition: 'web:1',
        ports: [{ container: 'web', containerPort: 80, hostPort: 8080, protocol: 'tcp' }],
      }),
      'web:1: a dynamic port for 8080',
      'From the start of the run, web:1 takes any free port of its host in place of 8080; both have a place at 0:20.',
    ],
    [
      way({ kind: 'gpus', taskDefinition: 'web:1', from: 4, to: 2 }),
      'web:1: GPUs 4 → 2',
      'From the start of the run, web:1 asks for 2 GPUs; both have a place at 0:20.',
    ],
    [
      way({ kind: 'gpus', taskDefinition: 'web:1', from: 'ALL', to: 1 }),
      'web:1: GPUs ALL → 1',
      'From the start of the run, web:1 asks for 1 GPU; both have a place at 0:20.',
    ],
    [
      way({ kind: 'desired-count', service: 'web', from: 8, to: 6 }),
      'web: desiredCount 8 → 6',
      'From the start of the run, web wants 6 in place of 8; then none of them waits any more.',
    ],
    [
      way(LESS, {
        kind: 'several',
        changes: [LESS, { kind: 'reconnect', containerInstance: 'm5-1' }],
        proof: 'decision',
      }),
      'web:1: cpu 1,280 → 768, and reconnect m5-1',
      'From the start of the run, a task of web:1 asks for 768 CPU in place of 1,280 CPU and the agent of m5-1 is connected again; then one of them finds a place.',
    ],
  ])('%#', (given, title, sentence) => {
    expect(wayOutWords(given)).toEqual({ title, sentence });
  });
});
