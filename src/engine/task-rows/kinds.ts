import { growTable, written } from '../../lib/columns';
import type { Tasks, TaskKinds, TaskTable } from './table';

/** What a task has in common with all that were created alike. */
export interface TaskKind {
  /** Index in `World.owners`. */
  readonly owner: number;
  /** Index in `World.groups`. */
  readonly group: number;
  /** Index in `World.taskDefinitions`. */
  readonly taskDefinition: number;
  /** Index in `deployments`, -1 for a standalone task. */
  readonly deployment: number;
  /** How long targets and discovery take to register, and to deregister; 0 skips the state. */
  readonly activatingMs: number;
  readonly deactivatingMs: number;
  readonly startedBy: string | null;
  /** What it runs on (platform.ts), EC2 without a capacity provider where left out. */
  readonly platform?: number;
  /** Index in `World.zones` for a Fargate task; left out for all others, whose zone is their instance's. */
  readonly zone?: number;
}

export function taskOwner({ tasks: { kind, kinds } }: Tasks, task: number): number {
  return kinds.owner[kind[task] ?? -1] ?? -1;
}

export function taskGroup({ tasks: { kind, kinds } }: Tasks, task: number): number {
  return kinds.group[kind[task] ?? -1] ?? -1;
}

/** Index of its task definition. */
export function taskDefinitionIndex({ tasks: { kind, kinds } }: Tasks, task: number): number {
  return kinds.taskDefinition[kind[task] ?? -1] ?? -1;
}

/** Index of its deployment, -1 for a standalone task. */
export function taskDeployment({ tasks: { kind, kinds } }: Tasks, task: number): number {
  return kinds.deployment[kind[task] ?? -1] ?? -1;
}

export function activatingMs({ tasks: { kind, kinds } }: Tasks, task: number): number {
  return kinds.activatingMs[kind[task] ?? -1] ?? 0;
}

export function deactivatingMs({ tasks: { kind, kinds } }: Tasks, task: number): number {
  return kinds.deactivatingMs[kind[task] ?? -1] ?? 0;
}

export function startedBy({ tasks: { kind, kinds } }: Tasks, task: number): string | null {
  return kinds.startedBy[kind[task] ?? -1] ?? null;
}

export function setKind(tasks: TaskTable, task: number, kind: TaskKind): void {
  const row = kindRow(tasks.kinds, kind);
  tasks.kind = written(tasks.kind, task, row);
}

/** Where to find a kind: the latest of each deployment, and those of standalone tasks, by what makes them. */
interface KindIndex {
  count: number;
  readonly ofDeployment: number[];
  readonly ofText: Map<string, number>;
}

const indexes = new WeakMap<TaskKinds, KindIndex>();

function kindRow(kinds: TaskKinds, kind: TaskKind): number {
  const index = indexes.get(kinds) ?? { count: 0, ofDeployment: [], ofText: new Map<string, number>() };
  indexes.set(kinds, index);
  const latest = index.ofDeployment[kind.deployment] ?? -1;
  if (latest >= 0 && isKind(kinds, latest, kind)) return latest;
  for (; index.count < kinds.count; index.count++) index.ofText.set(textOf(kindAt(kinds, index.count)), index.count);
  const row = index.ofText.get(textOf(kind)) ?? addKind(kinds, kind);
  if (kind.deployment >= 0) index.ofDeployment[kind.deployment] = row;
  return row;
}

function isKind(kinds: TaskKinds, row: number, kind: TaskKind): boolean {
  return (
    kinds.owner[row] === kind.owner &&
    kinds.group[row] === kind.group &&
    kinds.taskDefinition[row] === kind.taskDefinition &&
    kinds.deployment[row] === kind.deployment &&
    kinds.activatingMs[row] === kind.activatingMs &&
    kinds.deactivatingMs[row] === kind.deactivatingMs &&
    kinds.startedBy[row] === kind.startedBy &&
    kinds.platform[row] === (kind.platform ?? 0) &&
    kinds.zone[row] === (kind.zone ?? -1)
  );
}

function kindAt(kinds: TaskKinds, row: number): TaskKind {
  return {
    owner: kinds.owner[row] ?? -1,
    group: kinds.group[row] ?? -1,
    taskDefinition: kinds.taskDefinition[row] ?? -1,
    deployment: kinds.deployment[row] ?? -1,
    activatingMs: kinds.activatingMs[row] ?? 0,
    deactivatingMs: kinds.deactivatingMs[row] ?? 0,
    startedBy: kinds.startedBy[row] ?? null,
    platform: kinds.platform[row] ?? 0,
    zone: kinds.zone[row] ?? -1,
  };
}

function textOf({ owner, group, taskDefinition, deployment, ...rest }: TaskKind): string {
  const by = rest.startedBy === null ? '' : `"${rest.startedBy}`;
  const { activatingMs, deactivatingMs, platform = 0, zone = -1 } = rest;
  return `${owner} ${group} ${taskDefinition} ${deployment} ${activatingMs} ${deactivatingMs} ${platform} ${zone} ${by}`;
}

function addKind(kinds: TaskKinds, kind: TaskKind): number {
  const row = kinds.count++;
  growTable(kinds, kinds.count);
  kinds.owner[row] = kind.owner;
  kinds.group[row] = kind.group;
  kinds.taskDefinition[row] = kind.taskDefinition;
  kinds.deployment[row] = kind.deployment;
  kinds.activatingMs[row] = kind.activatingMs;
  kinds.deactivatingMs[row] = kind.deactivatingMs;
  kinds.startedBy[row] = kind.startedBy;
  kinds.platform[row] = kind.platform ?? 0;
  kinds.zone[row] = kind.zone ?? -1;
  return row;
}
