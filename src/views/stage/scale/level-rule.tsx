import type { ReactNode } from 'react';
import { useLayoutInfo } from '../../../store/layout-store';
import { usePreferences } from '../../../store/preferences-store';
import { inViewWords, levelWords } from '../../../words/stage-words';
import { useTheme } from '../../theme';
import styles from './scale.module.css';

/** Which level is drawn, its rule, and how much of the cluster is out of sight: nobody wonders where the names have gone. */
export function LevelRule(): ReactNode {
  const info = useLayoutInfo((layout) => layout.info);
  const shade = usePreferences((preferences) => preferences.shade);
  const theme = useTheme();
  if (info === null || info.instances === 0) return null;
  const { name, rule } = levelWords({ level: info.level, shade, theme, columnWidth: info.columnWidth });
  const inView = inViewWords(info.instancesInView, info.instances);
  return (
    <p className={styles['rule']}>
      <b>{name}:</b> {rule}
      {inView !== null && <span> {inView}.</span>}
    </p>
  );
}
