import type { ReactNode } from 'react';
import type { Catalog } from '../../frame/frame';
import { useLayoutInfo } from '../../store/layout-store';
import { useSelection } from '../../store/selection-store';
import { useWorld } from '../../store/world-store';
import { number } from '../../words/prose';
import { classNames } from '../controls/class-names';
import { Swatch } from '../controls/swatch';
import { LitChoice } from '../later';
import styles from './legend-strip.module.css';
import { lightAll, lightAlone } from './light';
import { LevelRule } from './scale/level-rule';
import { useIsLarge } from './tools/use-tools';

interface LegendStripProps {
  readonly form: 'desktop' | 'phone';
  /** Buttons at the end. */
  readonly children?: ReactNode;
}

/** Above so many services the legend asks which to light: there are no more colours than these. */
const MOST_OWNERS = 10;
/** More than so many services take a line of their own where the signs are long. */
const FEW_OWNERS = 5;

/** What the colours, hatches and lengths of the stage mean. A click on a service lights it alone. */
export function LegendStrip({ form, children }: LegendStripProps): ReactNode {
  const view = useWorld((world) => world.view);
  const lit = useSelection((selection) => selection.litOwner);
  const owners = view?.catalog.owners ?? [];
  return (
    <div
      className={styles['strip']}
      data-many={owners.length > FEW_OWNERS}
      data-form={form}
      data-end={form === 'desktop' && Boolean(children)}
    >
      {view && owners.length > MOST_OWNERS ? (
        <LitChoice owners={owners} liveTasks={view.frame.liveTasks} lit={lit} />
      ) : (
        <ul className={styles['owners']} aria-label="Services and families">
          {owners.map((owner, index) => (
            <li key={`${owner.kind} ${owner.name}`}>
              <button
                type="button"
                className={styles['owner']}
                aria-pressed={lit === index}
                data-dim={lit !== null && lit !== index}
                data-hint={lit === index ? 'Light all' : `Light ${owner.name} alone`}
                onClick={() => (lit === index ? lightAll() : lightAlone(owner.kind, index))}
              >
                <Swatch colour={owner.colour} />
                {owner.name} <b>{number(view?.frame.liveTasks[index] ?? 0)}</b>
              </button>
            </li>
          ))}
        </ul>
      )}
      {form === 'desktop' && <Signs />}
      {children && <span className={styles['end']}>{children}</span>}
    </div>
  );
}

function Signs(): ReactNode {
  const level = useLayoutInfo(({ info }) => info?.level);
  const large = useIsLarge();
  const isFar = level === 'map' || level === 'bars';
  const hasInstances = useLayoutInfo(({ info }) => (info?.instances ?? 0) > 0);
  const hasSpot = useWorld(({ view }) => view !== null && mayBeSpot(view.catalog));
  return (
    <>
      {!isFar && hasInstances && (
        <>
          <Pattern name="system" />
          <Pattern name="stranded" />
        </>
      )}
      {hasSpot && level !== 'map' && <SpotSign />}
      <Scale label="0.5 vCPU" of="halfVcpu" />
      <Scale label="1 GiB" of="gibibyte" />
      {isFar && !large && <LevelRule />}
    </>
  );
}

/** What Spot can take back: an ink corner on its frame. */
function SpotSign(): ReactNode {
  return (
    <span className={styles['sign']}>
      <svg width="16" height="12" aria-hidden="true">
        <rect x="0.5" y="0.5" width="15" height="11" fill="none" stroke="var(--rule)" />
        <path d="M9 0h7v7z" fill="var(--ink)" />
      </svg>
      Spot
    </span>
  );
}

function mayBeSpot({ capacityProviders, instances }: Catalog): boolean {
  return capacityProviders.some(({ kind }) => kind === 'fargateSpot') || instances.some(({ spot }) => spot);
}

function Pattern({ name }: { readonly name: 'system' | 'stranded' }): ReactNode {
  return (
    <span className={styles['sign']}>
      <svg width="16" height="12" aria-hidden="true">
        <defs>
          <pattern
            id={`legend-${name}`}
            width={name === 'system' ? 4 : 6}
            height={name === 'system' ? 4 : 6}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d={name === 'system' ? 'M0 0h4M0 0v4' : 'M0 0v6'} stroke="var(--rule)" strokeWidth="1.5" />
          </pattern>
        </defs>
        <rect x="0.5" y="0.5" width="15" height="11" fill={`url(#legend-${name})`} stroke="var(--rule)" />
      </svg>
      {name}
    </span>
  );
}

/** A length of the stage; too short or too long to be drawn, it is left out. */
function Scale({ label, of }: { readonly label: string; readonly of: 'halfVcpu' | 'gibibyte' }): ReactNode {
  const width = useLayoutInfo(({ info }) => info?.[of] ?? 0);
  if (width < 6 || width > 160) return null;
  return (
    <span className={classNames(styles['sign'], styles['length'])}>
      <svg width={width + 1} height="9" aria-hidden="true">
        <path d={`M.5 0v9M${width + 0.5} 0v9M.5 4.5h${width}`} stroke="var(--ink2)" fill="none" />
      </svg>
      {label}
    </span>
  );
}
