import { openDialog } from '../../store/dialog-store';
import { appendAction } from '../../store/edits';
import { instanceFacts, taskFacts } from '../../store/facts';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import type { ServiceRow } from '../../frame/frame';
import type { WorldView } from '../../store/frame-store';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { useLayoutInfo } from '../../store/layout-store';
import type { Selectable } from '../../store/selection-store';
import { clock } from '../../words/prose';
import type { MenuEntry } from '../controls/menu-entries';

/** What can be done to a thing on the stage. Each is an action of the timeline at the present moment; undo takes it back. */
export interface StageActions {
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

export function actionsFor(view: WorldView, ref: Selectable): StageActions | null {
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
    case 'service':
      return serviceMenu(view, ref.ownerIndex);
    case 'capacityProvider':
    case 'waiting':
    case 'decision':
      return null;
  }
}

function serviceMenu(view: WorldView, ownerIndex: number): StageActions | null {
  const owner = view.catalog.owners[ownerIndex];
  const row = view.services.find((each) => each.ownerIndex === ownerIndex);
  if (!owner || !row) return null;
  const scaling: MenuEntry = { kind: 'item', label: 'Load and scaling …', run: () => showScaling(ownerIndex) };
  const appRunner: MenuEntry = {
    kind: 'item',
    label: 'The same on App Runner …',
    run: () => showAppRunner(ownerIndex),
  };
  const entries = row.schedulingStrategy === 'DAEMON' ? [] : [{ kind: 'line' } as const, scaling, appRunner];
  return menu(view, `service ${owner.name}`, [...serviceEntries(owner.name, row), ...entries]);
}

function showScaling(ownerIndex: number): void {
  useSelection.getState().select({ kind: 'service', ownerIndex });
  usePreferences.getState().set({ inspectorOpen: true, inspectorTab: 'scaling' });
}

function showAppRunner(ownerIndex: number): void {
  useSelection.getState().select({ kind: 'service', ownerIndex });
  openDialog('app-runner');
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
    act('Let its health checks fail', 'FailHealthCheck', { tasks: [task.name] }, over || task.lastStatus !== 'RUNNING'),
    ...(task.owner.kind === 'service' ? [protectionEntry(task, over)] : []),
    ...(task.platform.kind === 'fargateSpot'
      ? [act('Interrupt it, as Fargate Spot does', 'InterruptFargateSpot', { tasks: [task.name] }, over)]
      : []),
  ];
}

function protectionEntry({ name, isProtected }: TaskFacts, over: boolean): MenuEntry {
  const label = isProtected ? 'End its scale-in protection' : 'Protect it from scale-in';
  return act(label, 'UpdateTaskProtection', { tasks: [name], protectionEnabled: !isProtected }, over);
}

function serviceEntries(service: string, { status, desiredCount, deployments }: ServiceRow): MenuEntry[] {
  const over = status !== 'ACTIVE';
  const [primary] = deployments;
  const underWay = primary?.rolloutState === 'IN_PROGRESS' && deployments.length > 1;
  return [
    act('One task more', 'UpdateService', { service, desiredCount: desiredCount + 1 }, over),
    act('One task less', 'UpdateService', { service, desiredCount: desiredCount - 1 }, over || desiredCount === 0),
    act('Force a new deployment', 'UpdateService', { service, forceNewDeployment: true }, over),
    { kind: 'line' },
    act(
      'Stop the deployment and roll it back',
      'StopServiceDeployment',
      { serviceDeploymentArn: service },
      over || !underWay,
    ),
    act('Delete the service', 'DeleteService', { service, force: true }, over),
  ];
}

function placeEntries(view: WorldView, task: TaskFacts): MenuEntry[] {
  const instance = instanceFacts(view, task.instanceIndex);
  const service = view.services.find((row) => row.ownerIndex === task.ownerIndex);
  const onFargate = task.platform.kind !== 'ec2' && task.zone !== null;
  const more: MenuEntry[] = [
    ...(service
      ? [
          {
            kind: 'more',
            label: `Its service, ${task.owner.name}`,
            entries: serviceEntries(task.owner.name, service),
          } as const,
        ]
      : []),
    ...(onFargate && task.zone !== null
      ? [{ kind: 'more', label: `Its zone, ${task.zone}`, entries: zoneEntries(view, task.zone) } as const]
      : []),
    ...(instance
      ? [{ kind: 'more', label: `Its instance, ${instance.id}`, entries: instanceEntries(instance) } as const]
      : []),
  ];
  return more.length > 0 ? [{ kind: 'line' }, ...more] : [];
}

function instanceEntries(instance: InstanceFacts): MenuEntry[] {
  const containerInstances = [instance.id];
  const gone = instance.status === 'INACTIVE' || instance.lifecycle === 'pending';
  const state = (label: string, status: 'ACTIVE' | 'DRAINING'): MenuEntry =>
    act(label, 'UpdateContainerInstancesState', { containerInstances, status }, gone);
  return [
    instance.status === 'DRAINING' ? state('Set it ACTIVE again', 'ACTIVE') : state('Drain it', 'DRAINING'),
    act('Stop its machine', 'StopInstances', { containerInstances }, gone),
    act('Terminate it', 'TerminateInstances', { containerInstances }, instance.status === 'INACTIVE'),
    ...(instance.spot
      ? [
          act(
            'Interrupt it: Spot takes it back',
            'InterruptSpotInstances',
            { containerInstances },
            gone || instance.lifecycle !== 'inService',
          ),
        ]
      : []),
    instance.agentConnected
      ? act('Disconnect its agent', 'DisconnectAgent', { containerInstances }, gone)
      : act('Reconnect its agent', 'ReconnectAgent', { containerInstances }, gone),
    ...(instance.agentConnected
      ? []
      : [act('Start its machine again', 'StartInstances', { containerInstances }, gone)]),
  ];
}

function zoneEntries(view: WorldView, zone: string): MenuEntry[] {
  const failed = view.frame.failedZones.includes(zone);
  const input = { availabilityZone: zone };
  return [
    failed
      ? act(`Restore ${zone}`, 'RestoreAvailabilityZone', input)
      : act(`Fail ${zone}`, 'FailAvailabilityZone', input),
    ...(hasSpotIn(view, zone) ? [act(`Interrupt the Spot instances of ${zone}`, 'InterruptSpotInstances', input)] : []),
    ...(hasFargate(view) ? [fargateEntry(zone)] : []),
  ];
}

function fargateEntry(availabilityZone: string): MenuEntry {
  const capacity = (label: string, capacityProvider: string, available: boolean): MenuEntry =>
    act(label, 'SetFargateCapacity', { capacityProvider, availabilityZone, available });
  return {
    kind: 'more',
    label: `Fargate’s capacity in ${availabilityZone}`,
    entries: [
      capacity('FARGATE runs out', 'FARGATE', false),
      capacity('FARGATE_SPOT runs out', 'FARGATE_SPOT', false),
      { kind: 'line' },
      capacity('FARGATE has capacity again', 'FARGATE', true),
      capacity('FARGATE_SPOT has capacity again', 'FARGATE_SPOT', true),
    ],
  };
}

function hasSpotIn({ catalog }: WorldView, zone: string): boolean {
  return catalog.instances.some(({ spot, availabilityZone }) => spot && availabilityZone === zone);
}

/** Whether anything runs on Fargate, or may. */
function hasFargate({ catalog }: WorldView): boolean {
  const isDrawn = useLayoutInfo.getState().info?.fargate === true;
  return isDrawn || catalog.capacityProviders.some(({ kind }) => kind !== 'autoScalingGroup');
}
