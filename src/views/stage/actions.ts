import { appendAction } from '../../store/edits';
import { instanceFacts, taskFacts } from '../../store/facts';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import type { StageRef } from '../../store/selection-store';
import { clock } from '../../words/prose';
import type { MenuEntry } from '../controls/menu-entries';

/** What can be done to a thing on the stage. Each is an action of the timeline at the present moment; undo takes it back. */
export interface StageActions {
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

export function actionsFor(view: WorldView, ref: StageRef): StageActions | null {
  switch (ref.kind) {
    case 'task': {
      const task = taskFacts(view, ref.taskIndex);
      return task && menu(view, task.name, [...taskEntries(task), ...placeEntries(view, task)]);
    }
    case 'instance': {
      const instance = instanceFacts(view, ref.instanceIndex);
      return (
        instance &&
        menu(view, instance.id, [...instanceEntries(instance), { kind: 'line' }, ...zoneEntries(view, instance.zone)])
      );
    }
    case 'zone':
      return menu(view, ref.zone, zoneEntries(view, ref.zone));
    case 'waiting':
      return null;
  }
}

function menu(view: WorldView, title: string, entries: readonly MenuEntry[]): StageActions {
  return { title, entries: [{ kind: 'heading', label: `${title}, at ${clock(view.frame.timeMs)}` }, ...entries] };
}

function act(label: string, action: string, input: Readonly<Record<string, unknown>>, disabled = false): MenuEntry {
  return { kind: 'item', label, detail: action, disabled, run: () => void appendAction(action, input) };
}

function taskEntries(task: TaskFacts): MenuEntry[] {
  const over = task.desiredStatus === 'STOPPED';
  return [
    act('Stop the task', 'StopTask', { task: task.name, reason: 'Stopped by hand' }, over),
    act('Crash a container of it', 'CrashTask', { tasks: [task.name] }, over),
  ];
}

function placeEntries(view: WorldView, task: TaskFacts): MenuEntry[] {
  const instance = instanceFacts(view, task.instanceIndex);
  return instance
    ? [{ kind: 'line' }, { kind: 'more', label: `Its instance, ${instance.id}`, entries: instanceEntries(instance) }]
    : [];
}

function instanceEntries(instance: InstanceFacts): MenuEntry[] {
  const containerInstances = [instance.id];
  const gone = instance.status === 'INACTIVE';
  const state = (label: string, status: 'ACTIVE' | 'DRAINING'): MenuEntry =>
    act(label, 'UpdateContainerInstancesState', { containerInstances, status }, gone);
  return [
    instance.status === 'DRAINING' ? state('Set it ACTIVE again', 'ACTIVE') : state('Drain it', 'DRAINING'),
    act('Terminate it', 'TerminateInstances', { containerInstances }, gone),
    instance.agentConnected
      ? act('Disconnect its agent', 'DisconnectAgent', { containerInstances }, gone)
      : act('Reconnect its agent', 'ReconnectAgent', { containerInstances }, gone),
  ];
}

function zoneEntries(view: WorldView, zone: string): MenuEntry[] {
  const failed = view.catalog.instances.every(
    (instance, index) => instance.availabilityZone !== zone || instanceFacts(view, index)?.status === 'INACTIVE',
  );
  const input = { availabilityZone: zone };
  return [
    failed
      ? act(`Restore ${zone}`, 'RestoreAvailabilityZone', input)
      : act(`Fail ${zone}`, 'FailAvailabilityZone', input),
  ];
}
