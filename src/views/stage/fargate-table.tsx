import type { ReactNode } from 'react';
import { fargateZones } from '../../store/fargate-tasks';
import type { WorldView } from '../../store/frame-store';
import { count } from '../../words/prose';
import { TaskList } from './task-list';

interface FargateTableProps {
  readonly view: WorldView;
  readonly shown: boolean;
  /** With more tasks than these, they are counted. */
  readonly most: number;
}

/** Fargate's columns as a table. */
export function FargateTable({ view, shown, most }: FargateTableProps): ReactNode {
  const zones = fargateZones(view, most);
  if (zones.length === 0) return null;
  return (
    <table>
      <caption>Tasks on Fargate, by zone: each is a micro-VM of its own size</caption>
      <thead>
        <tr>
          <th scope="col">Zone</th>
          <th scope="col">Number</th>
          <th scope="col">Tasks</th>
        </tr>
      </thead>
      <tbody>
        {zones.map(({ zone, count: number, tasks }) => (
          <tr key={zone}>
            <th scope="row">Fargate {zone}</th>
            <td>{count(number, 'task')}</td>
            <td>
              {tasks === null ? 'too many to list' : number === 0 ? 'none' : <TaskList tasks={tasks} shown={shown} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
