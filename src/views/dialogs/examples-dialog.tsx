import type { ReactNode } from 'react';
import { closeDialog } from '../../store/dialog-store';
import { DialogFrame } from './dialog-frame';
import { ExampleList } from './example-list';

/** The gallery: every built-in scenario with what is there to see. */
export function ExamplesDialog(): ReactNode {
  return (
    <DialogFrame
      title="Examples"
      about="Each opens playing. What you had edited stays on this device as your draft."
      width={720}
    >
      <ExampleList onChoose={closeDialog} />
    </DialogFrame>
  );
}
