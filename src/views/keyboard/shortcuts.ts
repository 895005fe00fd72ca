import { openDialog } from '../../store/dialog-store';
import { useDocument } from '../../store/document-store';
import { startPresenting } from '../../store/present/present-store';
import { useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';

/** One row of the table of keys: what the keyboard does, what the dialog of keys lists and what find offers. */
export interface Shortcut {
  /** As people read them: `Shift →`. */
  readonly keys: string;
  readonly label: string;
  /** Whether the event is of these keys; rows that are only listed have none. */
  readonly matches?: (event: KeyboardEvent) => boolean;
  readonly run?: (session: Session) => void;
}

/** Keys of the whole page. Fields, the editor and open menus keep theirs. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'Space', label: 'Play, pause', matches: plain(' '), run: (session) => session.toggle() },
  { keys: '→', label: 'Next event', matches: plain('ArrowRight'), run: (session) => session.step('nextEvent') },
  { keys: '←', label: 'Previous event', matches: plain('ArrowLeft'), run: (session) => session.step('previousEvent') },
  {
    keys: 'Shift →',
    label: 'Next placement',
    matches: shift('ArrowRight'),
    run: (session) => session.step('nextPlacement'),
  },
  {
    keys: 'Shift ←',
    label: 'Previous placement',
    matches: shift('ArrowLeft'),
    run: (session) => session.step('previousPlacement'),
  },
  { keys: 'Home', label: 'Back to the start', matches: plain('Home'), run: (session) => session.reset() },
  { keys: ']', label: 'Faster', matches: typed(']'), run: (session) => session.shiftSpeed(1) },
  { keys: '[', label: 'Slower', matches: typed('['), run: (session) => session.shiftSpeed(-1) },
  { keys: 'P', label: 'Present to a class', matches: typed('p'), run: startPresenting },
  { keys: '/', label: 'Find anything', matches: typed('/'), run: () => openDialog('find') },
  { keys: '$', label: 'Cost', matches: typed('$'), run: () => openDialog('cost') },
  { keys: '?', label: 'Keys and help', matches: typed('?'), run: () => openDialog('help') },
  { keys: 'Ctrl Z', label: 'Undo', matches: undoKey(false), run: () => useDocument.getState().undo() },
  { keys: 'Ctrl Shift Z', label: 'Redo', matches: undoKey(true), run: () => useDocument.getState().redo() },
  { keys: 'Esc', label: 'Select nothing', matches: plain('Escape'), run: () => useSelection.getState().select(null) },
];

function bare(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

function plain(key: string): (event: KeyboardEvent) => boolean {
  return (event) => event.key === key && bare(event) && !event.shiftKey;
}

function shift(key: string): (event: KeyboardEvent) => boolean {
  return (event) => event.key === key && bare(event) && event.shiftKey;
}

/** A character, with whatever modifier the keyboard's layout needs for it. */
function typed(character: string): (event: KeyboardEvent) => boolean {
  return (event) => event.key === character && (bare(event) || event.getModifierState('AltGraph'));
}

function undoKey(redo: boolean): (event: KeyboardEvent) => boolean {
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
    const key = event.key.toLowerCase();
    return redo ? (key === 'z' && event.shiftKey) || key === 'y' : key === 'z' && !event.shiftKey;
  };
}
