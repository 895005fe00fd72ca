import type { ReactNode } from 'react';
import type { ScalingDetail } from '../../frame/scaling';
import type { ScalingMoment } from '../../frame/scaling-rows';
import { alarmName, heldSentence, metricValue } from '../../words/scaling-words';
import { clock, number } from '../../words/prose';
import styles from './scaling.module.css';

/** So many changes are listed, the latest. */
const MOST = 60;

/** The chart as a table: a row for each period at which something changed. */
export function ScalingTable({
  name,
  scaling,
  moments,
}: {
  readonly name: string;
  readonly scaling: ScalingDetail;
  readonly moments: readonly ScalingMoment[];
}): ReactNode {
  const rows = moments.filter((moment, index) => differs(moment, moments[index - 1])).slice(-MOST);
  const several = scaling.policies.length > 1;
  return (
    <details className={styles['table']}>
      <summary>As a table</summary>
      <div className={styles['scroll']}>
        <table aria-label={`Scaling of ${name} over time`}>
          <thead>
            <tr>
              {['Time', 'Load', 'CPU', 'Running', 'Desired', 'Range'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {scaling.alarms.map((alarm) => (
                <th key={alarm.name} scope="col">
                  {alarmName(alarm, several)}
                </th>
              ))}
              <th scope="col">Held back</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((moment) => (
              <tr key={moment.at}>
                <th scope="row">{clock(moment.at * 1_000)}</th>
                <td>{moment.demand === null ? '' : `${number(Math.round(moment.demand))}/s`}</td>
                <td>{moment.cpu === null ? '' : metricValue('cpu', moment.cpu)}</td>
                <td>{number(moment.running)}</td>
                <td>{number(moment.desired)}</td>
                <td>
                  {number(moment.minimum)} to {number(moment.maximum)}
                </td>
                {scaling.alarms.map((alarm, index) => (
                  <td key={alarm.name}>{moment.states[index]}</td>
                ))}
                <td>{heldSentence(scaling, moments, moment)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function differs(moment: ScalingMoment, before: ScalingMoment | undefined): boolean {
  if (before === undefined) return true;
  const told = ({ desired, running, minimum, maximum, states, held, demand }: ScalingMoment): string =>
    [desired, running, minimum, maximum, held, demand, ...states].join(' ');
  return told(moment) !== told(before);
}
