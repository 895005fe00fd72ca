import type { Shortcut } from './shortcuts';

/** Keys while a class is shown the page; `views/present` listens for them. */
export const PRESENT_SHORTCUTS: readonly Shortcut[] = [
  { keys: '→, Page Down', label: 'Next step; answers what is asked' },
  { keys: '←, Page Up', label: 'Back' },
  { keys: 'A', label: 'Ask first where the next task goes' },
  { keys: 'R, Enter', label: 'Reveal' },
  { keys: 'Esc', label: 'Leave' },
];

/** Keys of the stage while the focus is on it; the stage listens for them itself. */
export const STAGE_SHORTCUTS: readonly Shortcut[] = [
  { keys: 'Tab', label: 'To the stage and on' },
  { keys: '← ↑ → ↓', label: 'From task to task' },
  { keys: 'Enter', label: 'Select' },
  { keys: 'Shift F10', label: 'What can be done to it' },
  { keys: '+ - 0', label: 'Zoom in, out, show all' },
];
