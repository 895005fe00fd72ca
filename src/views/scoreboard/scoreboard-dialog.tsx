import type { ReactNode } from 'react';
import { DialogFrame } from '../dialogs/dialog-frame';
import { Scoreboard } from './scoreboard';

/** The scoreboard where there is no room for it beside the stage. */
export function ScoreboardDialog(): ReactNode {
  return (
    <DialogFrame title="Scoreboard" focusField={false}>
      <Scoreboard titled={false} />
    </DialogFrame>
  );
}
