import type { ReactNode } from 'react';
import type { CatalogOwner, ServiceRow } from '../../frame/frame';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
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
