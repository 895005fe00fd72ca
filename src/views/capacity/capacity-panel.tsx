import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CapacityDetail } from '../../frame/capacity';
import { capacityMoments } from '../../frame/capacity-rows';
import type { CatalogCapacityProvider } from '../../frame/frame';
import { capacityWays } from '../../store/compare/capacity/capacity-ways';
import { useDocument } from '../../store/document-store';
import type { WorldView } from '../../store/frame-store';
import { useComparing } from '../../store/worlds/worlds';
import { capacitySentence } from '../../words/capacity-words';
import { wayWords } from '../../words/compare-words';
import { beginWay } from '../compare/begin-way';
import { Button } from '../controls/button';
import inspector from '../inspector/inspector.module.css';
import { CapacityActivities } from './capacity-activities';
import { CapacityChart } from './capacity-chart';
import { CapacitySteps } from './capacity-steps';
import { CapacityTable } from './capacity-table';
import styles from './capacity.module.css';
import { ProviderHead } from './provider-head';
import { useCapacity } from './use-capacity';
import { UsedBy } from './used-by';

export interface CapacityPanelProps {
  readonly view: WorldView;
  readonly provider: number;
  readonly facts: CatalogCapacityProvider;
}

/** A capacity provider: what it has, how ECS sizes it, how it came to that, and who uses it. */
export function CapacityPanel({ view, provider, facts }: CapacityPanelProps): ReactNode {
  const answer = useCapacity(provider);
  return (
    <>
      <ProviderHead facts={facts} detail={answer?.present} />
      {answer && <Provider {...answer} view={view} />}
    </>
  );
}

interface ProviderProps {
  readonly view: WorldView;
  readonly present: CapacityDetail;
  readonly known: CapacityDetail;
  readonly knownMs: number;
}

function Provider({ view, present, known, knownMs }: ProviderProps): ReactNode {
  const moments = useMemo(() => capacityMoments(known), [known]);
  return (
    <>
      <p className={inspector['story']}>{capacitySentence(present.row)}</p>
      {present.need && (
        <section className={inspector['section']}>
          <h3>How many instances</h3>
          <CapacitySteps detail={present} catalog={view.catalog} />
        </section>
      )}
      {present.row.group && (
        <section className={inspector['section']}>
          <h3>Over time</h3>
          <CapacityChart detail={known} moments={moments} knownMs={knownMs} />
          <CapacityTable name={known.name} moments={moments} />
        </section>
      )}
      {present.row.group && (
        <section className={inspector['section']}>
          <h3>Activities</h3>
          <CapacityActivities detail={known} />
        </section>
      )}
      <UsedBy view={view} detail={present} />
      <Comparisons />
    </>
  );
}

/** Comparisons of capacity that the scenario offers. */
function Comparisons(): ReactNode {
  const scenario = useDocument((document) => document.scenario);
  const comparing = useComparing();
  const ways = useMemo(() => (scenario ? capacityWays(scenario) : []), [scenario]);
  const own = ways.filter(({ subject }) => subject === null);
  if (comparing || own.length === 0) return null;
  return (
    <section className={inspector['section']}>
      <h3>Side by side</h3>
      <div className={styles['ways']}>
        {own.map((way) => (
          <Button key={way.kind} look="link" onClick={() => beginWay(way)}>
            {wayWords(way).label}
          </Button>
        ))}
      </div>
    </section>
  );
}
