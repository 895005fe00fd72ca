import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PlacementStrategy } from '../../ecs/placement';
import { useDocument } from '../../store/document-store';
import { applyFromNow, setStrategies } from '../../store/edits';
import { fleetAttributes, placementSubjects } from '../../store/placement-subjects';
import type { PlacementSubject } from '../../store/placement-subjects';
import { usePlayback } from '../../store/playback-store';
import { useSubject } from '../../store/subject-store';
import { useWorld } from '../../store/world-store';
import { useComparing } from '../../store/worlds/worlds';
import { clock } from '../../words/prose';
import { Button } from '../controls/button';
import { Menu } from '../controls/menu';
import type { MenuEntry } from '../controls/menu-entries';
import { Swatch } from '../controls/swatch';
import { ConstraintChips } from './constraint-chips';
import { LaunchControl } from './launch-control';
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
        <LaunchControl subject={subject} />
        <ConstraintChips constraints={subject.constraints} />
      </h2>
      <FromNowOffer offer={offer} onClose={() => setOffer(null)} />
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

/** The other way to change a strategy: what ECS itself would do. */
interface Offer {
  readonly subject: PlacementSubject;
  readonly strategies: readonly PlacementStrategy[];
  /** The text that the change left; the offer stands as long as it does. */
  readonly text: string;
}

function FromNowOffer({ offer, onClose }: { readonly offer: Offer | null; readonly onClose: () => void }): ReactNode {
  const text = useDocument((document) => document.text);
  const timeMs = usePlayback((playback) => playback.timeMs);
  if (offer === null || offer.text !== text) return null;
  return (
    <output className={styles['offer']}>
      ECS itself would move nothing:{' '}
      <Button
        look="link"
        onClick={() => {
          void applyFromNow(offer.subject, offer.strategies);
          onClose();
        }}
      >
        apply it from now on instead
      </Button>{' '}
      (UpdateService at {clock(timeMs)}).
      <button
        type="button"
        className={styles['close']}
        aria-label="Leave it as it is"
        data-hint="Leave it as it is"
        onClick={onClose}
      >
        <X size={14} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </output>
  );
}
