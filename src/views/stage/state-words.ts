import type { InstanceFacts, TaskFacts } from '../../store/facts';
import { clock } from '../../words/prose';

/** A task's state as the stage forms it: its lastStatus, or how it ended. */
export function taskStateWords(task: TaskFacts): string {
  const notes = [task.health === 'unhealthy' && 'unhealthy', task.isProtected && 'protected'].filter(Boolean);
  return [statusWords(task), ...notes].join(', ');
}

function statusWords(task: TaskFacts): string {
  return task.desiredStatus === 'STOPPED' && task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED'
    ? `${task.lastStatus}, to be STOPPED`
    : task.lastStatus;
}

/** An instance's state, the agent's included where it matters. */
export function instanceStateWords(instance: InstanceFacts): string {
  const { lifecycle, lifecycleEndsAtMs: endsAtMs } = instance;
  if (lifecycle === 'pending') return `boots${endsAtMs === null ? '' : `, in service at ${clock(endsAtMs)}`}`;
  if (instance.terminated) return `${instance.status}: terminated, which ECS has yet to notice`;
  const speaks = instance.status === 'ACTIVE' || instance.status === 'DRAINING';
  const agent = instance.agentConnected || !speaks ? '' : ', agent disconnected';
  const machine =
    lifecycle === 'spotNotice' && endsAtMs !== null
      ? `, Spot takes it back at ${clock(endsAtMs)}`
      : lifecycle === 'terminating'
        ? ', its group terminates it'
        : '';
  return `${instance.status}${agent}${machine}`;
}
