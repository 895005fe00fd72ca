import { Suspense, lazy } from 'react';
import type { ComponentType, LazyExoticComponent, ReactNode } from 'react';
import { useOpenDialog } from '../../store/dialog-store';
import type { DialogName } from '../../store/dialog-store';

/** Each dialog in a chunk of its own, loaded when it is first opened. */
const DIALOGS: { readonly [N in DialogName]: LazyExoticComponent<ComponentType> } = {
  examples: lazy(async () => ({ default: (await import('./examples-dialog')).ExamplesDialog })),
  paste: lazy(async () => ({ default: (await import('./paste-dialog')).PasteDialog })),
  share: lazy(async () => ({ default: (await import('./share-dialog')).ShareDialog })),
  export: lazy(async () => ({ default: (await import('./export-dialog')).ExportDialog })),
  shelf: lazy(async () => ({ default: (await import('../shelf/shelf-dialog')).ShelfDialog })),
  help: lazy(async () => ({ default: (await import('./help-dialog')).HelpDialog })),
  find: lazy(async () => ({ default: (await import('./find-dialog')).FindDialog })),
  arrange: lazy(async () => ({ default: (await import('./arrange-dialog')).ArrangeDialog })),
  scoreboard: lazy(async () => ({ default: (await import('../scoreboard/scoreboard-dialog')).ScoreboardDialog })),
  seeds: lazy(async () => ({ default: (await import('../scoreboard/seeds/seeds-dialog')).SeedsDialog })),
  scaling: lazy(async () => ({ default: (await import('../scaling/scaling-dialog')).ScalingDialog })),
  'app-runner': lazy(async () => ({ default: (await import('../app-runner/app-runner-dialog')).AppRunnerDialog })),
  cost: lazy(async () => ({ default: (await import('../cost/cost-dialog')).CostDialog })),
  'how-real': lazy(async () => ({ default: (await import('./how-real-dialog')).HowRealDialog })),
};

/** The open dialog, if any. */
export function Dialogs(): ReactNode {
  const open = useOpenDialog((state) => state.open);
  if (open === null) return null;
  const Dialog = DIALOGS[open];
  return (
    <Suspense>
      <Dialog />
    </Suspense>
  );
}
