import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { followCosts, useCosts } from '../../store/cost-store';
import type { WorldCost } from '../../store/cost-store';
import { openDialog } from '../../store/dialog-store';
import { useWorlds } from '../../store/worlds/worlds';
import type { WorldHandle } from '../../store/worlds/worlds';
import { costSentence, costTrade, money, perMonth, priceNote } from '../../words/cost-words';
import { DialogFrame } from '../dialogs/dialog-frame';
import { CostChart } from './cost-chart';
import { CostTable } from './cost-table';
import styles from './cost.module.css';

/** One of the worlds on the page, and what it costs. */
export interface CostedWorld {
  readonly world: WorldHandle;
  readonly cost: WorldCost;
}

/** What the run costs: now, so far, by how it is bought and by whom it is used, and what of it is for nothing. A column for each world. */
export function CostDialog(): ReactNode {
  useEffect(followCosts, []);
  const worlds = useCostedWorlds();
  const [first] = worlds;
  return (
    <DialogFrame
      title="Cost"
      width={worlds.length > 1 ? 1_040 : 760}
      focusField={false}
      about={<Note worlds={worlds} />}
    >
      {first && (
        <div className={styles['cost']}>
          {worlds.length === 1 && <Figures cost={first.cost} />}
          <p className={styles['sentence']}>
            {worlds.length === 1
              ? costSentence(first.cost.present)
              : costTrade(worlds.map(({ world: { letter }, cost: { present } }) => ({ letter, cost: present })))}
          </p>
          <CostChart worlds={worlds} />
          <CostTable worlds={worlds} />
        </div>
      )}
    </DialogFrame>
  );
}

function Note({ worlds: [first] }: { readonly worlds: readonly CostedWorld[] }): ReactNode {
  return (
    <>
      {first && priceNote(first.cost.present.pricesAsOf)}{' '}
      <button type="button" className={styles['how']} onClick={() => openDialog('how-real', 'price-list')}>
        How prices are reckoned
      </button>
    </>
  );
}

function Figures({ cost: { present } }: { readonly cost: WorldCost }): ReactNode {
  const { perHour, accumulated, wasted } = present;
  const figures: readonly (readonly [string, string])[] = [
    [money(perHour), 'an hour'],
    [perMonth(perHour), 'a month at this rate'],
    [money(wasted.perHour), 'of that an hour for free room'],
    [money(accumulated), 'since the start'],
  ];
  return (
    <dl className={styles['figures']}>
      {figures.map(([figure, what]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Those that have answered; none until all have. */
function useCostedWorlds(): readonly CostedWorld[] {
  const worlds = useWorlds((state) => state.worlds);
  const costs = useCosts((state) => state.costs);
  const costed = worlds.flatMap((world, index) => {
    const cost = costs[index];
    return cost ? [{ world, cost }] : [];
  });
  return costed.length < worlds.length ? [] : costed;
}
