import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMeasures } from '../../store/measures-store';
import { Button } from '../controls/button';
import { Scoreboard } from './scoreboard';
import styles from './scoreboard.module.css';

/** The scoreboard of a single world, under its stage. */
export function ScoreboardDock(): ReactNode {
  return (
    <div className={styles['dock']}>
      <Scoreboard
        end={
          <Button
            look="icon"
            label="Close the scoreboard"
            icon={<X aria-hidden="true" />}
            onClick={() => useMeasures.setState({ open: false })}
          />
        }
      />
    </div>
  );
}
