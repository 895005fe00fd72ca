import type { InstanceStatus } from '../ecs/status';
import type { InstanceLifecycle } from '../frame/frame';

interface InstanceState {
  readonly status: InstanceStatus;
  readonly agentConnected: boolean;
  /** Its EC2 instance is gone and ECS has yet to notice. */
  readonly terminated: boolean;
  readonly lifecycle?: InstanceLifecycle;
}

/** What the state of an instance means for its tasks and those to come; null for one that simply takes tasks. */
export function instanceStateSentence(instance: InstanceState): string | null {
  const { status, agentConnected, terminated, lifecycle = 'inService' } = instance;
  if (terminated)
    return 'Its EC2 instance is gone. ECS has yet to notice: until then it counts its tasks as running and may place others here.';
  if (lifecycle === 'pending')
    return 'Its machine boots. ECS knows of it once its agent registers; until then it takes no tasks.';
  if (lifecycle === 'spotNotice' && status === 'ACTIVE')
    return 'Spot takes its machine back two minutes after the notice. Its agent does not drain it: its tasks end with it, and others may be placed here until then.';
  if (lifecycle === 'terminating' && status === 'ACTIVE') return 'Its Auto Scaling group takes its machine away.';
  switch (status) {
    case 'DRAINING':
      return (
        'It takes no new tasks. Services start replacements elsewhere and stop their tasks here as their percentages allow; ' +
        'tasks that no service owns stay until they end.'
      );
    case 'REGISTERING':
      return 'It is on its way into the cluster and takes no tasks yet.';
    case 'REGISTRATION_FAILED':
      return 'It could not join the cluster and takes no tasks.';
    case 'DEREGISTERING':
    case 'INACTIVE':
      return 'It has left the cluster.';
    case 'ACTIVE':
      return agentConnected
        ? null
        : 'Its agent is disconnected: tasks here run on, but ECS cannot start or stop any, and places none here.';
  }
}
