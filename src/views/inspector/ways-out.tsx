import type { ReactNode } from 'react';
import type { WaitingGroup } from '../../frame/frame';
import { useDocument } from '../../store/document-store';
import { lowerTask, registerInstance } from '../../store/edits';
import type { WorldView } from '../../store/frame-store';
import { waysOut } from '../../store/ways-out';
import type { WayOut } from '../../store/ways-out';
import { number } from '../../words/prose';
import { Button } from '../controls/button';
import styles from './inspector.module.css';

/** The smallest changes that let a waiting task in, each one press away. */
export function WaysOut({ view, group }: { readonly view: WorldView; readonly group: WaitingGroup }): ReactNode {
  const scenario = useDocument((document) => document.scenario);
  const ways = scenario ? waysOut(view, scenario, group) : [];
  if (ways.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3>Smallest changes that place it</h3>
      <ul className={styles['ways']}>
        {ways.map((way) => (
          <li key={way.kind}>
            <Button look="link" onClick={() => void take(way)}>
              {wayWords(way)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function take(way: WayOut): Promise<void> {
  return way.kind === 'instance' ? registerInstance(way) : lowerTask(way.definition, way.resource, way.to);
}

function wayWords(way: WayOut): string {
  return way.kind === 'instance'
    ? `+1 ${way.instanceType} in ${way.availabilityZone}, from now on`
    : `${way.family}: ${way.resource} ${number(way.from)} → ${number(way.to)}, from the start`;
}
