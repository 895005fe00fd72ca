import type { CSSProperties, ReactNode } from 'react';
import { serviceFill, serviceRound } from '../../drawing/theme';
import styles from './swatch.module.css';

/** The colour of a revision of a service: an older one is paler. */
export function RevisionSwatch({ colour, older }: { readonly colour: number; readonly older: boolean }): ReactNode {
  const style: CSSProperties & Record<'--fill', string> = { '--fill': serviceFill(colour, older) };
  return <span className={styles['swatch']} style={style} aria-hidden="true" />;
}

/** The colour of a service or family; from the eleventh on with the ink bars that tell the rounds of colours apart. */
export function Swatch({ colour }: { readonly colour: number }): ReactNode {
  const round = serviceRound(colour);
  const style: CSSProperties & Record<'--fill', string> = { '--fill': serviceFill(colour) };
  return (
    <span className={styles['swatch']} style={style} aria-hidden="true">
      {Array.from({ length: round }, (_, index) => (
        <i key={index} />
      ))}
    </span>
  );
}
