import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PlacementStrategy } from '../../ecs/placement';
import { useDocument } from '../../store/document-store';
import { setStrategies } from '../../store/edits';
import { fleetAttributes, placementSubjects } from '../../store/placement-subjects';
import type { PlacementSubject } from '../../store/placement-subjects';
import { usePlayback } from '../../store/playback-store';
import { useSubject } from '../../store/subject-store';
import { useWorld } from '../../store/world-store';
import { useComparing } from '../../store/worlds/worlds';
import { clock } from '../../words/prose';
import { FromNowOffer, LaunchControl } from '../later';
import { Menu } from '../controls/menu';
import type { MenuEntry } from '../controls/menu-entries';
import { Swatch } from '../controls/swatch';
import { ConstraintChips } from './constraint-chips';
import type { Offer } from './from-now-offer';
import type { RuleSide } from './rule-entries';
import { Rules } from './rules';
import styles from './strategy-sentence.module.css';

/** The strategy as a sentence whose words are its controls: the one thing on the page that nobody can miss. */
export function StrategySentence(): ReactNode {
  const scenario = useDocument((document) => document.scenario);
  // Strategies change with time only at UpdateService; a whole second is fine enough.
  const second = usePlayback((playback) => Math.floor(playback.timeMs / 1000));
  const owners = useWorld((world) => world.view?.catalog.owners);
  const chosen = useSubject(({ path }) => path);
  const comparing = useComparing();
  const [offer, setOffer] = useState<Offer | null>(null);
  if (scenario === null) return <h2 className={styles['sentence']} aria-hidden="true" />;

  const subjects = placementSubjects(scenario, second * 1000);
  const subject = subjects.find(({ path }) => path === chosen) ?? subjects[0];
  if (!subject) return <h2 className={styles['sentence']}>Nothing to place yet: add a service or a RunTask.</h2>;
  const canCompare = !comparing && subject.path.startsWith('services[');
  const colourOf = (name: string): number => owners?.find((owner) => owner.name === name)?.colour ?? 0;

  const change = async (strategies: readonly PlacementStrategy[]): Promise<void> => {
    const { text } = useDocument.getState();
    await setStrategies(subject, strategies);
    const edited = useDocument.getState().text;
    const offered = edited !== text && subject.kind === 'service' && usePlayback.getState().timeMs > 0;
    setOffer(offered ? { subject, strategies, text: edited } : null);
  };
  return (
    <div className={styles['block']}>
      <h2 className={styles['sentence']}>
        <span>Place</span>{' '}
        <Menu
          className={styles['subject']}
          label="What is placed"
          disabled={subjects.length === 1}
          entries={() => subjects.map((other) => subjectEntry(other, other === subject, colourOf(other.name)))}
        >
          <Swatch colour={colourOf(subject.name)} />
          {subject.name}
          {subjects.length > 1 && <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />}
        </Menu>{' '}
        <Rules
          subject={subject}
          attributes={fleetAttributes(scenario)}
          onChange={(strategies) => void change(strategies)}
          {...(canCompare && { onCompare: (sides) => void compareRules(subject, sides) })}
        />
        <span className={styles['launching']}>
          <LaunchControl subject={subject} />
        </span>
        <ConstraintChips constraints={subject.constraints} />
      </h2>
      {offer && <FromNowOffer offer={offer} onClose={() => setOffer(null)} />}
    </div>
  );
}

/** Puts a service with each of several chains side by side. */
async function compareRules({ name }: PlacementSubject, sides: readonly RuleSide[]): Promise<void> {
  const { beginCompare } = await import('../../store/compare/side-edits');
  beginCompare(
    sides.map(({ label, strategies: placementStrategy }) => ({
      label,
      patch: { services: { [name]: { placementStrategy } } },
    })),
  );
}

function subjectEntry(subject: PlacementSubject, checked: boolean, colour: number): MenuEntry {
  return {
    kind: 'item',
    checked,
    label: (
      <span className={styles['option']}>
        <Swatch colour={colour} /> {subject.name}
      </span>
    ),
    ...(subject.at === null ? {} : { detail: `RunTask at ${clock(subject.at * 1000)}` }),
    run: () => useSubject.setState({ path: subject.path }),
  };
}
