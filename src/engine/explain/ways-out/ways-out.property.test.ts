import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECISION } from '../../../frame/frame';
import type { Change, DocumentEdit, WayOut } from '../../../frame/ways-out';
import { insertValue, setValue } from '../../../scenario/edit';
import { formatScenario } from '../../../scenario/format';
import { parseScenario } from '../../../scenario/parse';
import { decisionAt } from '../../decisions/decision-rows';
import { taskDefinitionName } from '../../names';
import { createSimulation } from '../../simulation';
import type { Simulation } from '../../simulation';
import { finished } from '../../testing/finished';
import { scenarioDocuments } from '../../testing/random-scenario';
import { tasksOf } from '../../testing/run-scenario';
import { waysOut } from './ways-out';

/** Moments at which somebody asks. */
const seconds = fc.integer({ min: 5, max: 240 });

/** As a person's click makes them. */
function withEdits(text: string, edits: readonly DocumentEdit[]): string {
  return edits.reduce(
    (edited, { path, value, insert = false }) => (insert ? insertValue : setValue)(edited, path, value),
    text,
  );
}

function runOf(text: string): Simulation | null {
  const parsed = parseScenario(text);
  return parsed.ok ? createSimulation(parsed.scenario) : null;
}

/** Numbers of the decisions that found no place, each owner's last. */
function vainDecisions({ world }: Simulation): number[] {
  const last = new Map<number, number>();
  for (let number = 0; number < world.decisions.count; number++) {
    const row = decisionAt(world.decisions, number);
    if (row[DECISION.taskIndex] === -1) last.set(row[DECISION.ownerIndex] ?? -1, number);
  }
  return [...last.values()];
}

/** Whose task it is, so that it can be found in another run. */
interface Wanted {
  readonly kind: 'service' | 'family';
  readonly name: string;
  readonly taskDefinition: string;
  readonly atMs: number;
}

function wantedOf({ world }: Simulation, number: number): Wanted {
  const row = decisionAt(world.decisions, number);
  const owner = world.owners[row[DECISION.ownerIndex] ?? -1];
  return {
    kind: owner?.kind ?? 'service',
    name: owner?.name ?? '',
    taskDefinition: taskDefinitionName(world, row[DECISION.taskDefinitionIndex] ?? -1),
    atMs: row[DECISION.atMs] ?? 0,
  };
}

/** How many tasks there are, by what the run prints: a service's live ones, those that the family's RunTasks of the moment have started. */
function placedIn(simulation: Simulation, { kind, name, taskDefinition, atMs }: Wanted): number {
  return tasksOf(simulation).filter((task) =>
    kind === 'service'
      ? task.group === `service:${name}` && task.desiredStatus === 'RUNNING' && task.taskDefinition === taskDefinition
      : task.createdAt === atMs / 1_000 && task.taskDefinition === taskDefinition && task.startedBy === null,
  ).length;
}

/** What a service's last pass had no place for. */
function waitingIn({ world }: Simulation, { kind, name }: Wanted): number {
  const service = world.services.findLast((it) => it.name === name);
  return kind === 'service' ? (service?.failure?.unplaced ?? 0) : Infinity;
}

/** Whether the run with the edits has a place for more of the tasks, at the moment at which it should, than the run as it is. */
function helps(text: string, edits: readonly DocumentEdit[], placedAtMs: number, wanted: Wanted): boolean {
  const [before, after] = [runOf(text), runOf(withEdits(text, edits))];
  if (!before || !after) return false;
  before.runUntil(placedAtMs);
  after.runUntil(placedAtMs);
  return (
    placedIn(after, wanted) > placedIn(before, wanted) ||
    (waitingIn(after, wanted) === 0 && waitingIn(before, wanted) > 0 && placedIn(after, wanted) > 0)
  );
}

/** The same way out with a number one nearer to what it was; null where it has none, or where that is no change any more. */
function oneLess(way: WayOut): readonly DocumentEdit[] | null {
  const [change] = way.changes;
  const [edit] = way.edits;
  if (change === undefined || edit === undefined || way.changes.length > 1 || !hasAmount(change)) return null;
  const to = change.to + 1;
  if (change.from !== 'ALL' && to >= change.from) return null;
  if (change.kind === 'minimum-healthy') return [{ ...edit, value: withPercent(edit.value, to) }];
  // Without any GPU the requirement is gone, and what it was is not said by the edit. Of several containers the number is not that of the task.
  if (change.kind === 'gpus')
    return edit.value === undefined ? null : [{ ...edit, value: String(Number(edit.value) + 1) }];
  return [{ ...edit, value: typeof edit.value === 'string' ? String(to) : to }];
}

/** The action with another percentage. */
function withPercent(action: unknown, minimumHealthyPercent: number): unknown {
  const entry = action as { input: { deploymentConfiguration: object } };
  const deploymentConfiguration = { ...entry.input.deploymentConfiguration, minimumHealthyPercent };
  return { ...entry, input: { ...entry.input, deploymentConfiguration } };
}

const AMOUNTS = ['cpu', 'memory', 'daemon', 'gpus', 'minimum-healthy'] as const;

function hasAmount(change: Change): change is Extract<Change, { readonly kind: (typeof AMOUNTS)[number] }> {
  return AMOUNTS.some((kind) => kind === change.kind);
}

describe('every way out', () => {
  it('places the task when the scenario is changed and run anew, and one less of the same does not', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(scenarioDocuments, seconds, fc.nat(), (document, at, pick) => {
        const text = formatScenario(document);
        const simulation = runOf(text);
        simulation?.runUntil(at * 1_000);
        const vain = simulation ? vainDecisions(simulation) : [];
        const number = vain[pick % Math.max(1, vain.length)];
        fc.pre(simulation !== null && number !== undefined);
        const wanted = wantedOf(simulation, number);
        const ways = finished(waysOut(simulation, document, number));
        for (const { kind } of ways) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        const kept = ways.map((way) => ({
          way,
          helps: helps(text, way.edits, way.placedAtMs, wanted),
          oneLessHelps: helps(text, oneLess(way) ?? [], way.placedAtMs, wanted),
        }));
        expect(kept).toEqual(ways.map((way) => ({ way, helps: true, oneLessHelps: false })));
      }),
      { numRuns: 20 },
    );
    // Of runs in which nothing is found, the above says nothing.
    expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    expect(kinds.size).toBeGreaterThan(1);
  });
});
