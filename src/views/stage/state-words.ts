import type { InstanceFacts, TaskFacts } from '../../store/facts';

/** A task's state as the stage forms it: its lastStatus, or how it ended. */
export function taskStateWords(task: TaskFacts): string {
  return task.desiredStatus === 'STOPPED' && task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED'
    ? `${task.lastStatus}, to be STOPPED`
    : task.lastStatus;
}

/** An instance's state, the agent's included where it matters. */
export function instanceStateWords(instance: InstanceFacts): string {
  if (instance.terminated) return `${instance.status}: terminated, which ECS has yet to notice`;
  return instance.agentConnected || instance.status === 'INACTIVE'
    ? instance.status
    : `${instance.status}, agent disconnected`;
}
