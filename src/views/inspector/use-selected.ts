import { instanceFacts, taskFacts } from '../../store/facts';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import { taskRow } from '../../store/frame-store';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import type { Selectable } from '../../store/selection-store';
import { pastTaskFacts } from '../../store/past-task';
import { useWorld } from '../../store/world-store';
import type { CatalogCapacityProvider, CatalogOwner, ServiceRow, WaitingGroup } from '../../frame/frame';
import { useTaskDetail } from './use-answers';

/** What is selected, with the facts of the present moment; `gone` for what the moment does not have. */
export type Selected =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'task'; readonly view: WorldView; readonly task: TaskFacts }
  | { readonly kind: 'instance'; readonly view: WorldView; readonly instance: InstanceFacts }
  | { readonly kind: 'service'; readonly view: WorldView; readonly service: ServiceRow; readonly owner: CatalogOwner }
  | { readonly kind: 'zone'; readonly view: WorldView; readonly zone: string }
  | {
      readonly kind: 'capacityProvider';
      readonly view: WorldView;
      readonly provider: number;
      readonly facts: CatalogCapacityProvider;
    }
  | {
      readonly kind: 'decision';
      readonly view: WorldView;
      readonly decision: number;
      readonly message: string | null;
    }
  | { readonly kind: 'waiting'; readonly view: WorldView; readonly group: WaitingGroup; readonly index: number };

export function useSelected(): Selected {
  const view = useWorld((world) => world.view);
  const selected = useSelection((selection) => selection.selected);
  const past = usePastTask(view, selected);
  if (view === null || selected === null) return { kind: 'nothing' };
  switch (selected.kind) {
    case 'task': {
      const task = taskFacts(view, selected.taskIndex) ?? past;
      return task ? { kind: 'task', view, task } : { kind: 'gone' };
    }
    case 'instance': {
      const instance = instanceFacts(view, selected.instanceIndex);
      return instance ? { kind: 'instance', view, instance } : { kind: 'gone' };
    }
    case 'service': {
      const service = view.services.find((row) => row.ownerIndex === selected.ownerIndex);
      const owner = view.catalog.owners[selected.ownerIndex];
      return service && owner ? { kind: 'service', view, service, owner } : { kind: 'gone' };
    }
    case 'zone':
      return { kind: 'zone', view, zone: selected.zone };
    case 'capacityProvider': {
      const facts = view.catalog.capacityProviders[selected.provider];
      return facts ? { kind: 'capacityProvider', view, provider: selected.provider, facts } : { kind: 'gone' };
    }
    case 'decision': {
      const { decision, message } = selected;
      return { kind: 'decision', view, decision, message };
    }
    case 'waiting': {
      const group = view.waiting[selected.index];
      return group ? { kind: 'waiting', view, group, index: selected.index } : { kind: 'gone' };
    }
  }
}

/** The selected task where it has left the stage: the worker remembers every task of the run. */
function usePastTask(view: WorldView | null, selected: Selectable | null): TaskFacts | null {
  const taskIndex = selected?.kind === 'task' ? selected.taskIndex : -1;
  const isMissing = view !== null && taskIndex >= 0 && taskRow(view.frame, taskIndex) < 0;
  // A moment before its creation has nothing to tell of it: asked again as time goes on.
  const second = isMissing ? Math.floor(view.frame.timeMs / 1_000) : -1;
  const detail = useTaskDetail(taskIndex, 0, second);
  return isMissing && detail !== null ? pastTaskFacts(view, detail) : null;
}
