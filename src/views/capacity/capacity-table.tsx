import type { ReactNode } from 'react';
import type { CapacityMoment } from '../../frame/capacity-rows';
import { clock, number } from '../../words/prose';
import styles from './capacity.module.css';

/** So many rows are listed, the latest. */
const MOST = 60;

type Column = readonly [head: string, cell: (moment: CapacityMoment) => string];

const COLUMNS: readonly Column[] = [
  ['N', ({ instances }) => number(instances)],
  ['M', ({ needed }) => (needed === null ? '' : number(needed))],
  ['Reservation', ({ reservation }) => (reservation === null ? '' : number(reservation))],
  ['Alarm', ({ alarm }) => alarm],
  ['Desired', ({ desiredCapacity }) => number(desiredCapacity)],
  ['Booting', ({ booting }) => number(booting)],
  ['Waiting', ({ provisioningTasks }) => number(provisioningTasks)],
];

/** The chart as a table: a row for each minute in which something changed. */
export function CapacityTable({
  name,
  moments,
}: {
  readonly name: string;
  readonly moments: readonly CapacityMoment[];
}): ReactNode {
  return (
    <details className={styles['table']}>
      <summary>As a table</summary>
      <div className={styles['scroll']}>
        <table aria-label={`${name} over time`}>
          <thead>
            <tr>
              {['Time', ...COLUMNS.map(([head]) => head)].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moments.slice(-MOST).map((moment) => (
              <tr key={moment.at}>
                <th scope="row">{clock(moment.at * 1_000)}</th>
                {COLUMNS.map(([head, cell]) => (
                  <td key={head}>{cell(moment)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
