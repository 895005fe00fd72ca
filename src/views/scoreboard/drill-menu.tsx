import { ZapOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { killZone, randomZone, zonesToKill } from '../../store/measures-drill';
import { usePlayback } from '../../store/playback-store';
import { useWorlds } from '../../store/worlds/worlds';
import { clock } from '../../words/prose';
import { Menu } from '../controls/menu';
import type { MenuEntry } from '../controls/menu-entries';
import { useSession } from '../session-context';
import styles from './scoreboard.module.css';

/** After how many minutes a killed zone is back; null for never. */
const RESTORED_AFTER = [null, 1, 5, 15] as const;

/** Kills a zone in all worlds at the present moment, and lets time run: who recovers, how fast, at what cost? */
export function DrillMenu(): ReactNode {
  const session = useSession();
  const drill = async (zone: string | null, restoredAfter: number | null): Promise<void> => {
    if (zone === null) return;
    await killZone(zone, restoredAfter);
    session.play();
  };
  const entries = (): MenuEntry[] => {
    const { worlds } = useWorlds.getState();
    const zones = zonesToKill(worlds.flatMap(({ frames }) => frames.view() ?? []));
    const inAll = worlds.length > 1 ? ', in all worlds' : '';
    const more = (label: string, zone: () => string | null): MenuEntry => ({
      kind: 'more',
      label,
      entries: RESTORED_AFTER.map((minutes) => ({
        kind: 'item',
        label: minutes === null ? 'for good' : `for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
        run: () => void drill(zone(), minutes),
      })),
    });
    return [
      { kind: 'heading', label: `Kill a zone at ${clock(usePlayback.getState().timeMs)}${inAll}` },
      ...zones.map((zone) => more(zone, () => zone)),
      ...(zones.length > 1 ? [{ kind: 'line' } as const, more('One at random', () => randomZone(zones))] : []),
    ];
  };
  return (
    <Menu className={styles['tool']} label="Drill" align="end" entries={entries}>
      <ZapOff size={16} strokeWidth={1.5} aria-hidden="true" />
      Drill
    </Menu>
  );
}
