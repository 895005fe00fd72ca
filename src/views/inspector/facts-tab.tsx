import type { ReactNode } from 'react';
import { targetFacts } from '../../store/facts';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { clock, cpuUnits, memoryMiB, number } from '../../words/prose';
import { targetWords } from '../../words/target-words';
import { Button } from '../controls/button';
import { Menu } from '../controls/menu';
import { actionsFor } from '../stage/actions';
import { ProviderPanel } from '../capacity/provider-panel';
import { DecisionWhy } from './decision-why';
import { EmptyState } from './empty-states';
import { InstanceAttributes } from './instance-attributes';
import styles from './inspector.module.css';
import { Lifecycle } from './lifecycle';
import { InstanceHead, ServiceHead, TaskHead } from './selection-head';
import { ProviderLink } from './provider-link';
import { ServiceFacts } from './service-facts';
import { TaskEnding } from './task-ending';
import { useSelected } from './use-selected';
import { WaitingWhy } from './waiting-why';
import { ZoneWhy } from './zone-why';

/** The selected task or instance in facts, and what can be done to it. */
export function FactsTab(): ReactNode {
  const selected = useSelected();
  switch (selected.kind) {
    case 'nothing':
    case 'gone':
      return <EmptyState kind={selected.kind} />;
    case 'task':
      return <TaskFactsView view={selected.view} task={selected.task} />;
    case 'instance':
      return <InstanceFactsView view={selected.view} instance={selected.instance} />;
    case 'service':
      return (
        <>
          <ServiceHead service={selected.service} owner={selected.owner} />
          <ActionMenu view={selected.view} />
          <ServiceFacts view={selected.view} ownerIndex={selected.service.ownerIndex} />
        </>
      );
    case 'zone':
      return (
        <>
          <ZoneWhy view={selected.view} zone={selected.zone} />
          <ActionMenu view={selected.view} />
        </>
      );
    case 'capacityProvider':
      return <ProviderPanel view={selected.view} provider={selected.provider} facts={selected.facts} />;
    case 'waiting':
      return <WaitingWhy view={selected.view} group={selected.group} />;
    case 'decision':
      return <DecisionWhy view={selected.view} decision={selected.decision} message={selected.message} />;
  }
}

type Fact = readonly [name: string, value: ReactNode];

function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <table className={styles['rows']}>
      <tbody>
        {facts.map(([name, value], index) => (
          <tr key={`${name} ${index}`}>
            <th scope="row" className={styles['name']}>
              {name}
            </th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TaskFactsView({ view, task }: { readonly view: WorldView; readonly task: TaskFacts }): ReactNode {
  const { definition, instanceIndex } = task;
  const onFargate = task.platform.kind !== 'ec2';
  const place =
    task.instanceId === null ? (
      onFargate ? (
        'none: a micro-VM of its own'
      ) : (
        'none yet'
      )
    ) : (
      <Button look="link" onClick={() => useSelection.getState().select({ kind: 'instance', instanceIndex })}>
        {task.instanceId}
      </Button>
    );
  return (
    <>
      <TaskHead task={task} />
      <TaskEnding task={task} />
      <ActionMenu view={view} />
      <Lifecycle task={task} />
      <section className={styles['section']}>
        <Facts
          facts={[
            ['lastStatus', `${task.lastStatus}, since ${clock(task.statusSinceMs)}`],
            ['desiredStatus', task.desiredStatus],
            ...(task.health === null ? [] : [['health', task.health] as const]),
            ...(task.isProtected ? [['scale-in protection', 'enabled'] as const] : []),
            ...targetFacts(view, task.taskIndex).map((target) => ['target of', targetWords(target)] as const),
            ['createdAt', clock(task.createdAtMs)],
            task.platform.capacityProvider === null
              ? ['launchType', task.platform.kind === 'fargate' ? 'FARGATE' : 'EC2']
              : [
                  'capacityProvider',
                  <ProviderLink key="provider" catalog={view.catalog} name={task.platform.capacityProvider} />,
                ],
            ['containerInstance', place],
            ['availabilityZone', task.zone ?? 'none'],
            ...(onFargate ? FARGATE_FACTS : []),
            [
              'taskDefinition',
              `${definition.family}:${definition.revision}${definition.newest ? '' : ', not the newest'}`,
            ],
            ['cpu', cpuUnits(definition.cpuUnits)],
            ['memory', memoryMiB(definition.memoryMiB)],
            ...(definition.gpus > 0 ? [['gpu', number(definition.gpus)] as const] : []),
            ...(definition.networkInterfaces > 0 && !onFargate
              ? [['network interfaces', number(definition.networkInterfaces)] as const]
              : []),
            ...(definition.hostPorts.length > 0 ? [['host ports', definition.hostPorts.join(', ')] as const] : []),
          ]}
        />
      </section>
      {task.owner.kind === 'service' && <ServiceFacts view={view} ownerIndex={task.ownerIndex} />}
    </>
  );
}

/** What every Fargate task has. */
const FARGATE_FACTS: readonly Fact[] = [
  ['platformVersion', 'LATEST'],
  ['network interface', 'one of its own'],
];

function InstanceFactsView({
  view,
  instance,
}: {
  readonly view: WorldView;
  readonly instance: InstanceFacts;
}): ReactNode {
  const share = (name: string, { free, registered }: InstanceFacts['gpus'], unit: (value: number) => string): Fact => [
    name,
    `${unit(free)} free of ${number(registered)}`,
  ];
  return (
    <>
      <InstanceHead instance={instance} />
      <ActionMenu view={view} />
      <section className={styles['section']}>
        <Facts
          facts={[
            ['status', instance.status],
            ['agent', instance.agentConnected ? 'connected' : 'disconnected'],
            ['instance type', instance.instanceType],
            ['availabilityZone', instance.zone],
            ['EC2 instance', instance.ec2InstanceId],
            ...(instance.spot ? [['purchase option', 'Spot'] as const] : []),
            ...machineFacts(instance),
            ...(instance.capacityProvider === null
              ? []
              : [
                  [
                    'capacity provider',
                    <ProviderLink key="provider" catalog={view.catalog} name={instance.capacityProvider} />,
                  ] as const,
                ]),
            share('cpu', instance.cpuUnits, cpuUnits),
            share('memory', instance.memoryMiB, memoryMiB),
            share('network interfaces', instance.networkInterfaces, number),
            ...(instance.gpus.registered > 0 ? [share('gpu', instance.gpus, number)] : []),
            ['tasks', `${number(instance.runningTasksCount)} running, ${number(instance.pendingTasksCount)} pending`],
            ['registeredAt', instance.lifecycle === 'pending' ? 'not yet' : clock(instance.registeredAtMs)],
          ]}
        />
      </section>
      <InstanceAttributes instance={instance} />
    </>
  );
}

/** Where its machine is in its life, where that is not simply in service. */
function machineFacts({ lifecycle, lifecycleEndsAtMs: endsAtMs }: InstanceFacts): Fact[] {
  const at = endsAtMs === null ? '' : clock(endsAtMs);
  if (lifecycle === 'pending') return [['machine', `boots${at === '' ? '' : `, in service at ${at}`}`]];
  if (lifecycle === 'spotNotice') return [['machine', `Spot interruption notice, taken back at ${at}`]];
  return lifecycle === 'terminating' ? [['machine', 'its Auto Scaling group terminates it']] : [];
}

/** The same menu as on the stage, for keyboards, touch and screen readers. */
function ActionMenu({ view }: { readonly view: WorldView }): ReactNode {
  const selected = useSelection((selection) => selection.selected);
  const actions = selected && actionsFor(view, selected);
  if (!actions) return null;
  return (
    <div className={styles['buttons']}>
      <Menu className={styles['actions']} label={`Actions for ${actions.title}`} entries={() => actions.entries}>
        Actions …
      </Menu>
    </div>
  );
}
