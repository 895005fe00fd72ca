import type { ReactNode } from 'react';
import type { CapacityDetail } from '../../frame/capacity';
import { number } from '../../words/prose';
import inspector from '../inspector/inspector.module.css';

/** How a provider is set up, in ECS's own names. */
export function CapacityFacts({ detail }: { readonly detail: CapacityDetail }): ReactNode {
  const { group, row, managedScaling, managedTerminationProtection, managedDraining } = detail;
  if (group === null || row.group === null) return null;
  const { minSize, maxSize, desiredCapacity } = row.group;
  const onOff = (is: boolean): string => (is ? 'ENABLED' : 'DISABLED');
  const facts: readonly (readonly [string, string])[] = [
    ['instanceType', group.instanceTypes.join(', ')],
    ['availabilityZones', group.availabilityZones.join(', ')],
    ['purchase', group.spot ? 'Spot' : 'On-Demand'],
    ['minSize, desiredCapacity, maxSize', [minSize, desiredCapacity, maxSize].map(number).join(', ')],
    ['managedScaling', onOff(managedScaling !== null)],
    ...(managedScaling === null
      ? []
      : ([
          ['targetCapacity', number(managedScaling.targetCapacity)],
          [
            'scaling step sizes',
            `${number(managedScaling.minimumScalingStepSize)} to ${number(managedScaling.maximumScalingStepSize)}`,
          ],
          ['instanceWarmupPeriod', `${number(managedScaling.instanceWarmupPeriod)} s`],
        ] as const)),
    ['managedTerminationProtection', onOff(managedTerminationProtection)],
    ['managedDraining', onOff(managedDraining)],
  ];
  return (
    <section className={inspector['section']}>
      <h3>Set up as</h3>
      <table className={inspector['rows']}>
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className={inspector['name']}>
                {name}
              </th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
