import type { ReactNode } from 'react';
import { useLayoutInfo } from '../../../store/layout-store';
import { usePreferences } from '../../../store/preferences-store';
import { useSelection } from '../../../store/selection-store';
import { useWorld } from '../../../store/world-store';
import { inViewWords, levelWords } from '../../../words/stage-words';
import { useTheme } from '../../theme';
import styles from './scale.module.css';

/** Which level is drawn, its rule, and how much of the cluster is out of sight: nobody wonders where the names have gone. */
export function LevelRule(): ReactNode {
  const info = useLayoutInfo((layout) => layout.info);
  const shade = usePreferences((preferences) => preferences.shade);
  const theme = useTheme();
  const litOwner = useSelection((selection) => selection.litOwner);
  const lit = useWorld(({ view }) => (litOwner === null ? null : (view?.catalog.owners[litOwner]?.name ?? null)));
  if (info === null || info.instances === 0) return null;
  const { name, rule } = levelWords({ level: info.level, shade, theme, columnWidth: info.columnWidth, lit });
  const inView = inViewWords(info.instancesInView, info.instances);
  return (
    <p className={styles['rule']}>
      <span>
        <b>{name}:</b> {rule} {inView !== null && `${inView}.`}
      </span>
      {info.level === 'map' && shade === 'instances' && lit === null && <DensityRamp />}
    </p>
  );
}

/** Far out, instances are shaded by the scarcer of their resources. */
function DensityRamp(): ReactNode {
  return (
    <span className={styles['ramp']} data-hint="By the scarcer of CPU and memory">
      empty
      <svg width="72" height="12" aria-hidden="true">
        {[0, 1, 2, 3, 4, 5].map((step) => (
          <rect key={step} x={step * 12} width="12" height="12" fill={`var(--d${step})`} />
        ))}
        <rect x="0.5" y="0.5" width="71" height="11" fill="none" stroke="var(--rule)" />
      </svg>
      full
    </span>
  );
}
