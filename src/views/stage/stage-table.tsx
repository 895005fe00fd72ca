import { useContext, useState } from 'react';
import type { ReactNode } from 'react';
import { INSTANCE, TASK_WIDTH } from '../../frame/frame';
import { useArrangement } from '../../store/arrangement-store';
import { instanceFacts, targetFacts, taskFacts, taskFactsOfRow, taskRowsOnInstances } from '../../store/facts';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import { instanceCell } from '../../store/frame-store';
import type { WorldView } from '../../store/frame-store';
import { waitingForCapacity } from '../../store/waiting-capacity';
import { useWorld } from '../../store/world-store';
import { clock, count, cpuUnits, memoryMiB, number } from '../../words/prose';
import { capacityWaitingWords, waitingWords } from '../../words/waiting-words';
import { Button } from '../controls/button';
import { classNames } from '../controls/class-names';
import { useCalmWorld } from '../use-calm-world';
import styles from './stage-table.module.css';
import { FargateTable } from './fargate-table';
import { instanceStateWords } from './state-words';
import { SelectInTable, TaskList } from './task-list';

/** Instances on one page of the table, and tasks on it that are listed one by one; more are counted for each instance. */
const PAGE = 200;
const MOST_TASKS = 400;
/** How often the table follows: the whole of a page is drawn anew, and who reads it reads slower than that. Wall-clock ms. */
export const FOLLOWS_EVERY_MS = 1_000;

/**
 * The stage as tables: the same zones, instances, tasks and waiting tasks, in the order that the stage has by itself. Always there for screen readers; shown in place
 * of the drawing on demand.
 */
export function StageTable({ shown }: { readonly shown: boolean }): ReactNode {
  const isLarge = useWorld(({ view }) => view !== null && isMuchToRead(view));
  const view = useCalmWorld(isLarge ? FOLLOWS_EVERY_MS : 0);
  return view && <StageTables view={view} shown={shown} label="The stage as tables" />;
}

/** Whether a world has so much to read that its tables follow it less often. */
export function isMuchToRead({ frame }: WorldView): boolean {
  return frame.tasks.length > MOST_TASKS * TASK_WIDTH;
}

interface StageTablesProps {
  readonly view: WorldView;
  readonly shown: boolean;
  readonly label: string;
}

/** The tables of one world. */
export function StageTables({ view, shown, label }: StageTablesProps): ReactNode {
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(view.catalog.instances.length / PAGE));
  const first = Math.min(page, pages - 1) * PAGE;
  return (
    <section className={classNames(styles['table'], !shown && 'unseen')} aria-label={label}>
      <WaitingTable view={view} />
      {pages > 1 && (
        <p className={styles['pages']}>
          Instances {number(first + 1)} to {number(Math.min(first + PAGE, view.catalog.instances.length))} of{' '}
          {number(view.catalog.instances.length)}
          <Button disabled={first === 0} tabIndex={shown ? 0 : -1} onClick={() => setPage(page - 1)}>
            Previous
          </Button>
          <Button disabled={page >= pages - 1} tabIndex={shown ? 0 : -1} onClick={() => setPage(page + 1)}>
            Next
          </Button>
        </p>
      )}
      <InstanceTable view={view} first={first} shown={shown} />
      <FargateTable view={view} shown={shown} most={MOST_TASKS} />
      <TargetTable view={view} shown={shown} />
    </section>
  );
}

function WaitingTable({ view }: { readonly view: WorldView }): ReactNode {
  const forCapacity = waitingForCapacity(view);
  if (view.waiting.length + forCapacity.length === 0) return null;
  return (
    <table>
      <caption>Waiting tasks</caption>
      <thead>
        <tr>
          <th scope="col">Tasks of</th>
          <th scope="col">Number</th>
          <th scope="col">Why they wait</th>
        </tr>
      </thead>
      <tbody>
        {view.waiting.map((group) => {
          const words = waitingWords(group, view.catalog);
          return (
            <tr key={group.decision}>
              <th scope="row">{view.catalog.owners[group.ownerIndex]?.name}</th>
              <td>{number(group.count)}</td>
              <td>
                {words.reason} {words.closest} {words.wayOut}
              </td>
            </tr>
          );
        })}
        {forCapacity.map(({ provider, ownerIndex, taskDefinitionIndex, count: waiting, sinceMs }) => {
          const words = capacityWaitingWords(view.catalog.capacityProviders[provider]?.name ?? '', sinceMs);
          return (
            <tr key={`${provider} ${ownerIndex} ${taskDefinitionIndex}`}>
              <th scope="row">{view.catalog.owners[ownerIndex]?.name}</th>
              <td>{number(waiting)}</td>
              <td>
                {words.reason}. {words.note}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Targets listed; of more, the number is told. */
const MOST_TARGETS = 200;

function TargetTable({ view, shown }: { readonly view: WorldView; readonly shown: boolean }): ReactNode {
  const select = useContext(SelectInTable);
  const targets = targetFacts(view);
  if (view.catalog.targetGroups.length === 0) return null;
  return (
    <table>
      <caption>
        Targets of load balancers
        {targets.length > MOST_TARGETS && `, the first ${number(MOST_TARGETS)} of ${number(targets.length)}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Target group</th>
          <th scope="col">Task</th>
          <th scope="col">Zone</th>
          <th scope="col">Port</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {targets.slice(0, MOST_TARGETS).map(({ group, taskIndex, zone, port, state, reason, sinceMs }) => (
          <tr key={`${group.name} ${taskIndex} ${port}`}>
            <td>{group.name}</td>
            <th scope="row">
              <Button look="link" tabIndex={shown ? 0 : -1} onClick={() => select({ kind: 'task', taskIndex })}>
                {taskFacts(view, taskIndex)?.name ?? 'a task that is gone'}
              </Button>
            </th>
            <td>{zone}</td>
            <td>{port}</td>
            <td>
              {state} since {clock(sinceMs)}
              {reason !== null && `, ${reason}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface InstanceTableProps {
  readonly view: WorldView;
  readonly first: number;
  readonly shown: boolean;
}

function InstanceTable({ view, first, shown }: InstanceTableProps): ReactNode {
  const lit = useArrangement(({ drawn }) => drawn.filter?.instances);
  const byInstance = isMuch(view, first) ? null : tasksByInstance(view, first, first + PAGE);
  const indexes = Array.from(
    { length: Math.max(0, Math.min(PAGE, view.catalog.instances.length - first)) },
    (_, offset) => first + offset,
  );
  // Zones as on the stage, left to right; within one, fleet order.
  const ordered = view.catalog.zones.flatMap((zone) =>
    indexes.filter((index) => view.catalog.instances[index]?.availabilityZone === zone),
  );
  return (
    <table>
      <caption>Container instances and their tasks, by zone and as listed, whatever the order of the drawing</caption>
      <thead>
        <tr>
          <th scope="col">Zone</th>
          <th scope="col">Instance</th>
          <th scope="col">State</th>
          <th scope="col">Free</th>
          <th scope="col">Tasks</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((index) => {
          const instance = instanceFacts(view, index);
          return (
            instance && (
              <InstanceRow
                key={index}
                instance={instance}
                faded={lit?.[index] === 0}
                tasks={byInstance && (byInstance.get(index) ?? [])}
                shown={shown}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

interface InstanceRowProps {
  readonly instance: InstanceFacts;
  /** Whether a filter lights others alone. */
  readonly faded: boolean;
  /** Null where they are only counted. */
  readonly tasks: readonly TaskFacts[] | null;
  readonly shown: boolean;
}

function InstanceRow({ instance, faded, tasks, shown }: InstanceRowProps): ReactNode {
  const select = useContext(SelectInTable);
  return (
    <tr>
      <td>{instance.zone}</td>
      <th scope="row">
        <Button
          look="link"
          tabIndex={shown ? 0 : -1}
          onClick={() => select({ kind: 'instance', instanceIndex: instance.instanceIndex })}
        >
          {instance.id}
        </Button>{' '}
        {instance.instanceType}
      </th>
      <td>
        {instanceStateWords(instance)}
        {instance.spot && ', Spot'}
        {instance.stranded && ', stranded'}
        {faded && ', faded by the filter'}
      </td>
      <td>
        {cpuUnits(instance.cpuUnits.free)}, {memoryMiB(instance.memoryMiB.free)}
      </td>
      <td>
        {tasks === null ? (
          count(instance.runningTasksCount, 'task')
        ) : tasks.length === 0 ? (
          'none'
        ) : (
          <TaskList tasks={tasks} shown={shown} />
        )}
      </td>
    </tr>
  );
}

/** Whether a page has too many tasks to list them one by one. */
function isMuch({ frame }: WorldView, first: number): boolean {
  let tasks = 0;
  for (let instance = first; instance < first + PAGE; instance++)
    tasks += Math.max(0, instanceCell(frame, instance, INSTANCE.runningTasksCount));
  return tasks > MOST_TASKS;
}

/** The tasks of the instances from `first` up to `end`, in order of creation. */
function tasksByInstance(view: WorldView, first: number, end: number): ReadonlyMap<number, readonly TaskFacts[]> {
  const map = new Map<number, TaskFacts[]>();
  for (const row of taskRowsOnInstances(view, first, end)) {
    const task = taskFactsOfRow(view, row);
    if (!task) continue;
    const list = map.get(task.instanceIndex);
    if (list) list.push(task);
    else map.set(task.instanceIndex, [task]);
  }
  return map;
}
