import { Maximize2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { CatalogOwner, ServiceRow } from '../../frame/frame';
import type { ScalingDetail, ScalingPolicyDetail } from '../../frame/scaling';
import { scalingMoments } from '../../frame/scaling-rows';
import { openDialog } from '../../store/dialog-store';
import { useActiveWorld } from '../../store/worlds/worlds';
import { metricName } from '../../words/scaling-words';
import { Button } from '../controls/button';
import { ServiceHead } from '../inspector/selection-head';
import inspector from '../inspector/inspector.module.css';
import { useSelected } from '../inspector/use-selected';
import { Activities } from './activities';
import { ScalingChart } from './scaling-chart';
import { ScalingEditor } from './scaling-editor';
import { ScalingTable } from './scaling-table';
import styles from './scaling.module.css';
import { useScaling } from './use-scaling';
import type { KnownScaling } from './use-scaling';

/** How the selected service is scaled: what it does on one chart, then what it is told, to be changed in place. */
export function ScalingTab(): ReactNode {
  const selected = useSelected();
  if (selected.kind !== 'service') return null;
  return <ScalingOf key={selected.service.ownerIndex} service={selected.service} owner={selected.owner} />;
}

interface OfService {
  readonly service: ServiceRow;
  readonly owner: CatalogOwner;
}

function ScalingOf({ service, owner }: OfService): ReactNode {
  const known = useScaling(service.ownerIndex);
  return (
    <>
      <ServiceHead service={service} owner={owner} />
      <ScalingPicture known={known} owner={owner} />
      <ScalingEditor service={owner.name} />
    </>
  );
}

/** The chart with its sentence, and what has been done; the dialog shows the same, larger. */
export function ScalingPicture({
  known,
  owner,
  large = false,
}: {
  readonly known: KnownScaling | null;
  readonly owner: CatalogOwner;
  readonly large?: boolean;
}): ReactNode {
  const scaling = known?.scaling ?? null;
  const moments = useMemo(() => (scaling === null ? [] : scalingMoments(scaling)), [scaling]);
  const { scenario } = useActiveWorld();
  const load = scenario?.load.find(({ service }) => service === owner.name)?.requestsPerSecond ?? null;
  const metrics = scaling === null ? [] : metricsOf(scaling, load !== null);
  const [chosen, setChosen] = useState<ScalingPolicyDetail['metric']>(null);
  const metric = metrics.find((each) => each === chosen) ?? metrics[0] ?? null;
  if (known === null) return null;
  if (scaling === null) return null;
  return (
    <>
      {metrics.length > 1 && (
        <fieldset className={styles['metrics']} aria-label="Metric">
          {metrics.map((each) => (
            <button key={each} type="button" aria-pressed={each === metric} onClick={() => setChosen(each)}>
              {metricName(each)}
            </button>
          ))}
        </fieldset>
      )}
      <ScalingChart
        known={{ ...known, scaling }}
        moments={moments}
        load={load}
        metric={metric}
        colour={owner.colour}
        {...(large ? {} : { tool: <Enlarge /> })}
      />
      <section className={inspector['section']}>
        <h3>Scaling activities</h3>
        <Activities scaling={scaling} moments={moments} />
      </section>
      <ScalingTable name={owner.name} scaling={scaling} moments={moments} />
      {!large && load !== null && (
        <button type="button" className={styles['other']} onClick={() => openDialog('app-runner')}>
          The same load on App Runner
        </button>
      )}
    </>
  );
}

function Enlarge(): ReactNode {
  return (
    <Button
      look="icon"
      label="Show the chart large"
      icon={<Maximize2 aria-hidden="true" />}
      onClick={() => openDialog('scaling')}
    />
  );
}

/** What policies and alarms go by, the first first; what the load yields where there are none. */
function metricsOf(
  { policies, alarms }: ScalingDetail,
  hasLoad: boolean,
): Exclude<ScalingPolicyDetail['metric'], null>[] {
  const named = [...policies, ...alarms].flatMap(({ metric }) => (metric === null ? [] : [metric]));
  if (named.length > 0) return [...new Set(named)];
  return hasLoad ? ['cpu'] : [];
}
