import { Flag } from 'lucide-react';
import type { ReactNode } from 'react';
import { taskName } from '../../store/frame-store';
import { usePlayback } from '../../store/playback-store';
import { usePredict } from '../../store/predict/predict-store';
import { usePreferences } from '../../store/preferences-store';
import type { PauseAt } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { activeWorld } from '../../store/worlds/worlds';
import { classNames } from '../controls/class-names';
import { Menu } from '../controls/menu';
import type { MenuEntry } from '../controls/menu-entries';
import { endPredicting, startPredicting } from '../predict/predicting';
import { useSession } from '../session-context';
import styles from './transport.module.css';

const KINDS: readonly { readonly kind: keyof PauseAt; readonly label: string }[] = [
  { kind: 'placementFails', label: 'A placement fails' },
  { kind: 'deploymentEnds', label: 'A deployment ends' },
  { kind: 'taskStops', label: 'A task stops' },
];

/** Where playing stops by itself. The button shows whether anything is chosen; `compact` leaves its words out. */
export function PauseAtMenu({ compact = false }: { readonly compact?: boolean }): ReactNode {
  const session = useSession();
  const pauseAt = usePreferences((preferences) => preferences.pauseAt);
  const ofTask = usePlayback((playback) => playback.pauseAtTask);
  const isOn = ofTask !== null || KINDS.some(({ kind }) => pauseAt[kind]);
  const asks = usePredict(({ isOn: asking }) => asking);
  const askOrNot = (): void => (asks ? endPredicting() : startPredicting(session));
  const entries = (): MenuEntry[] => {
    const { selected } = useSelection.getState();
    const task = selected?.kind === 'task' ? selected.taskIndex : ofTask;
    const view = activeWorld().frames.view();
    const name = task === null || view === null ? null : (taskName(view, task) ?? `task ${task + 1}`);
    return [
      { kind: 'item', label: 'Ask me where the next task goes', checked: asks, run: askOrNot },
      { kind: 'heading', label: 'Pause when' },
      ...KINDS.map(({ kind, label }): MenuEntry => {
        const run = (): void => usePreferences.getState().set({ pauseAt: { ...pauseAt, [kind]: !pauseAt[kind] } });
        return { kind: 'item', label, checked: pauseAt[kind], run };
      }),
      {
        kind: 'item',
        label: name === null ? 'The selected task moves' : `${name} moves`,
        ...(name === null ? { detail: 'Select a task first' } : {}),
        checked: task !== null && task === ofTask,
        disabled: name === null,
        run: () => usePlayback.setState({ pauseAtTask: task === ofTask ? null : task }),
      },
    ];
  };
  return (
    <Menu
      className={classNames(styles['tool'], isOn && styles['on'])}
      label="Pause at…"
      iconOnly={compact}
      align={compact ? 'end' : 'start'}
      entries={entries}
    >
      <Flag size={16} strokeWidth={1.5} aria-hidden="true" />
      {!compact && 'Pause at…'}
    </Menu>
  );
}
