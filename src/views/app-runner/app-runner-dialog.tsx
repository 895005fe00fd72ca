import type { ReactNode } from 'react';
import { openDialog } from '../../store/dialog-store';
import { useActiveWorld } from '../../store/worlds/worlds';
import { CLOSED, HOW, tradeSentence } from '../../words/app-runner-words';
import { priceNote } from '../../words/cost-words';
import { DialogFrame } from '../dialogs/dialog-frame';
import { useSelected } from '../inspector/use-selected';
import { AppRunnerChart } from './app-runner-chart';
import styles from './app-runner.module.css';
import { Settings } from './settings';
import { useAppRunner } from './use-app-runner';

/** The selected service as AWS App Runner would run it under the same load, beside what ECS does. */
export function AppRunnerDialog(): ReactNode {
  const selected = useSelected();
  if (selected.kind !== 'service') return null;
  return (
    <DialogFrame title={`${selected.owner.name} on App Runner`} about={CLOSED} width={860} focusField={false}>
      <Lens ownerIndex={selected.service.ownerIndex} name={selected.owner.name} />
    </DialogFrame>
  );
}

function Lens({ ownerIndex, name }: { readonly ownerIndex: number; readonly name: string }): ReactNode {
  const { scenario } = useActiveWorld();
  const input = scenario?.view.appRunner?.[name] ?? {};
  const known = useAppRunner(ownerIndex, input);
  if (known === null) return null;
  if (known.detail === null)
    return (
      <p className={styles['quiet']}>
        {name} has no load: App Runner scales by requests. Give it one in Load and scaling of the service.
      </p>
    );
  return (
    <div className={styles['lens']}>
      <p className={styles['sentence']}>{HOW}</p>
      <Settings service={name} input={input} />
      <AppRunnerChart detail={known.detail} />
      <p className={styles['sentence']}>
        {tradeSentence(known.detail)} {priceNote(known.detail.pricesAsOf)}{' '}
        <button
          type="button"
          className={styles['how']}
          onClick={() => openDialog('how-real', 'app-runner-concurrency')}
        >
          How App Runner is modelled
        </button>
      </p>
    </div>
  );
}
