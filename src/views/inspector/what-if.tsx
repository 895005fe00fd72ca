import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { PlacementExplanation } from '../../frame/explanation';
import type { WhatIf } from '../../frame/what-if';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import type { Ghost } from '../../store/selection-store';
import { otherStrategies } from '../../store/why-edits';
import { useComparing } from '../../store/worlds/worlds';
import { chainWords, partingSentence, whatIfNote, whatIfPlace } from '../../words/what-if-words';
import { clock } from '../../words/prose';
import { Button } from '../controls/button';
import { ProseText } from '../controls/prose';
import { useSession } from '../session-context';
import { useParting, useWhatIf } from './use-answers';
import styles from './why.module.css';

interface WhatIfProps {
  readonly view: WorldView;
  readonly decision: number;
  readonly explanation: PlacementExplanation;
}

const GROUPS: readonly { readonly title: string; readonly kinds: readonly WhatIf['kind'][] }[] = [
  { title: 'Under another strategy', kinds: ['single'] },
  { title: 'With the chain changed', kinds: ['order', 'longer', 'shorter'] },
];

/** Where each other strategy, and each order of the chain, would have put the task: as ghosts on the stage, and where the two histories part. */
export function WhatIfList({ view, decision, explanation }: WhatIfProps): ReactNode {
  const answers = useWhatIf(decision);
  const [open, setOpen] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const shown = answers?.find(({ label }) => label === (pointed ?? open)) ?? null;
  useGhosts(view, explanation, shown);
  if (answers?.length === 0) return null;
  return (
    <>
      {GROUPS.map(({ title, kinds }) => {
        const rows = answers?.filter(({ kind }) => kinds.includes(kind)) ?? [];
        if (answers !== null && rows.length === 0) return null;
        if (answers === null && !kinds.includes('single')) return null;
        return (
          <section key={title} className={styles['section']} aria-label={title} aria-busy={answers === null}>
            <h3>{title}</h3>
            <ul className={styles['chains']}>
              {rows.map((answer) => (
                <li key={answer.label}>
                  <button
                    type="button"
                    className={styles['chain']}
                    aria-expanded={answer.label === open}
                    onPointerEnter={() => setPointed(answer.label)}
                    onPointerLeave={() => setPointed(null)}
                    onFocus={() => setPointed(answer.label)}
                    onBlur={() => setPointed(null)}
                    onClick={() => setOpen(answer.label === open ? null : answer.label)}
                  >
                    <span>{chainWords(answer)}</span>
                    <b>{whatIfPlace(answer)}</b>
                    <small>{whatIfNote(answer, explanation)}</small>
                  </button>
                  {answer.label === open && <History decision={decision} explanation={explanation} answer={answer} />}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

interface HistoryProps {
  readonly decision: number;
  readonly explanation: PlacementExplanation;
  readonly answer: WhatIf;
}

/** What would have come of it: where the run parts from the one with this chain, and the ways to see it. */
function History({ decision, explanation, answer }: HistoryProps): ReactNode {
  const session = useSession();
  const found = useParting(decision, answer.strategies);
  const { owner } = explanation.request;
  const other = otherStrategies(owner, explanation.at * 1_000, answer.strategies);
  const comparing = useComparing();
  const parting = found?.parting ?? null;
  return (
    <div className={styles['history']} aria-live="polite">
      <p>
        {found === null ? (
          'Running both histories …'
        ) : (
          <ProseText prose={partingSentence(found.parting, found.untilMs)} />
        )}
      </p>
      <p className={styles['actions']}>
        {parting !== null && (
          <Button look="link" onClick={() => session.seek(parting.at * 1_000)}>
            Go to {clock(parting.at * 1_000)}
          </Button>
        )}
        {other && !comparing && (
          <>
            <Button look="link" onClick={() => void other.compare(chainWords(answer))}>
              Compare side by side
            </Button>
            <Button look="link" onClick={() => void other.use()}>
              Use this for {owner}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}

/** Shows on the stage where a chain would have put the task; what is in the light is that, and where it went. */
function useGhosts({ catalog }: WorldView, { request, chosen }: PlacementExplanation, shown: WhatIf | null): void {
  const indexes = useMemo(() => new Map(catalog.instances.map(({ id }, index) => [id, index])), [catalog]);
  const definitionIndex = catalog.taskDefinitions.findIndex(
    ({ family, revision }) => `${family}:${revision}` === request.taskDefinition,
  );
  const label = request.subject;
  useEffect(() => {
    if (shown === null) return undefined;
    const places = shown.tieBreak === 'draw' ? [shown.chosen, ...shown.tied] : [shown.chosen];
    const ghosts: Ghost[] = places.flatMap((id) => {
      const instanceIndex = indexes.get(id ?? '');
      return instanceIndex === undefined || id === chosen ? [] : [{ instanceIndex, definitionIndex, label }];
    });
    const lit = [...places, chosen].flatMap((id) => indexes.get(id ?? '') ?? []);
    useSelection.getState().showGhosts(ghosts);
    useSelection.getState().lightInstances(lit);
    return () => {
      useSelection.getState().showGhosts(null);
      useSelection.getState().lightInstances(null);
    };
  }, [shown, indexes, definitionIndex, label, chosen]);
}
