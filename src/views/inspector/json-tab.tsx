import type { ReactNode } from 'react';
import type { CapacityDetail } from '../../frame/capacity';
import type { CatalogOwner, ServiceRow } from '../../frame/frame';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import { useCapacity } from '../capacity/use-capacity';
import { CopyButton } from '../controls/copy-button';
import { JsonText } from '../controls/json-text';
import { EmptyState } from './empty-states';
import styles from './inspector.module.css';
import { InstanceHead, ServiceHead, TaskHead } from './selection-head';
import { useInstanceDetail, useServiceDetail, useTaskDetail } from './use-answers';
import { useSelected } from './use-selected';

/** The selection as ECS's own command would print it. */
export function JsonTab(): ReactNode {
  const selected = useSelected();
  switch (selected.kind) {
    case 'task':
      return <TaskJson task={selected.task} />;
    case 'instance':
      return <InstanceJson instance={selected.instance} />;
    case 'service':
      return <ServiceJson service={selected.service} owner={selected.owner} />;
    case 'capacityProvider':
      return <ProviderJson provider={selected.provider} name={selected.facts.name} />;
    case 'zone':
    case 'waiting':
    case 'decision':
    case 'nothing':
      return <EmptyState kind="nothing" />;
    case 'gone':
      return <EmptyState kind="gone" />;
  }
}

function TaskJson({ task }: { readonly task: TaskFacts }): ReactNode {
  const detail = useTaskDetail(task.taskIndex, task.statusSinceMs);
  return (
    <>
      <TaskHead task={task} />
      <p className={styles['note']}>As describe-tasks prints it.</p>
      {detail && <Json value={detail.json} />}
    </>
  );
}

function InstanceJson({ instance }: { readonly instance: InstanceFacts }): ReactNode {
  const { cpuUnits, memoryMiB, status, agentConnected, runningTasksCount, pendingTasksCount } = instance;
  const state = [status, agentConnected, cpuUnits.free, memoryMiB.free, runningTasksCount, pendingTasksCount].join();
  const detail = useInstanceDetail(instance.instanceIndex, state);
  return (
    <>
      <InstanceHead instance={instance} />
      <p className={styles['note']}>As describe-container-instances prints it.</p>
      {detail && <Json value={detail} />}
    </>
  );
}

function ServiceJson({ service, owner }: { readonly service: ServiceRow; readonly owner: CatalogOwner }): ReactNode {
  const { detail } = useServiceDetail(service.ownerIndex);
  return (
    <>
      <ServiceHead service={service} owner={owner} />
      <p className={styles['note']}>As describe-services prints it.</p>
      {detail && <Json value={detail.json} />}
    </>
  );
}

function ProviderJson({ provider, name }: { readonly provider: number; readonly name: string }): ReactNode {
  const detail = useCapacity(provider)?.present;
  return (
    <>
      <div className={styles['head']}>
        <h2>{name}</h2>
      </div>
      <p className={styles['note']}>As describe-capacity-providers prints it.</p>
      {detail && <Json value={printedProvider(detail)} />}
    </>
  );
}

/** FARGATE and FARGATE_SPOT have nothing to tell of but their names. */
function printedProvider(detail: CapacityDetail): object {
  const { name, managedScaling, managedDraining, managedTerminationProtection } = detail;
  if (detail.group === null) return { name, status: 'ACTIVE' };
  const onOff = (is: boolean): string => (is ? 'ENABLED' : 'DISABLED');
  return {
    name,
    status: 'ACTIVE',
    autoScalingGroupProvider: {
      managedScaling: { status: onOff(managedScaling !== null), ...managedScaling },
      managedTerminationProtection: onOff(managedTerminationProtection),
      managedDraining: onOff(managedDraining),
    },
  };
}

function Json({ value }: { readonly value: unknown }): ReactNode {
  const text = JSON.stringify(value, null, 2);
  return (
    <>
      <div className={styles['buttons']}>
        <CopyButton text={() => text} label="Copy JSON" />
      </div>
      <pre className={styles['json']}>
        <JsonText text={text} />
      </pre>
    </>
  );
}
