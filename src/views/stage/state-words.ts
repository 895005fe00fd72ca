import type { InstanceFacts, TaskFacts } from '../../store/facts';

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
  if (instance.terminated) return `${instance.status}: terminated, which ECS has yet to notice`;
  const speaks = instance.status === 'ACTIVE' || instance.status === 'DRAINING';
  return instance.agentConnected || !speaks ? instance.status : `${instance.status}, agent disconnected`;
}
