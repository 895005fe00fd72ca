import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { PlacementExplanation } from '../../frame/explanation';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { pointedInstance } from '../../store/pointed';
import { pointedSentence } from '../../words/pointing-words';
import { ProseText } from '../controls/prose';
import styles from './why.module.css';

/** Names that are offered while one is typed. */
const MOST_NAMES = 50;

interface WhyNotThereProps {
  readonly catalog: WorldView['catalog'];
  readonly explanation: PlacementExplanation;
  /** The instance that is pointed at in the chart. */
  readonly pointed: string | null;
}

/** Why a placement is not on the instance that a person points at: in the chart, on the stage, or by its name. */
export function WhyNotThere({ catalog, explanation, pointed }: WhyNotThereProps): ReactNode {
  const onStage = useSelection(({ hovered }) => hovered);
  const [typed, setTyped] = useState('');
  const hovered = onStage && pointedInstance(onStage);
  const asked = pointed ?? catalog.instances[hovered ?? -1]?.id ?? typed;
  const sentence = asked === '' ? null : pointedSentence(explanation, asked);
  return (
    <section className={styles['section']} aria-label="Why not there?">
      <div className={styles['heading']}>
        <h3>Why not there?</h3>
        <InstanceField explanation={explanation} typed={typed} onType={setTyped} />
      </div>
      <p className={styles['answer']} role="status">
        {sentence ? <ProseText prose={sentence} /> : <NoAnswer asked={asked} />}
      </p>
    </section>
  );
}

function NoAnswer({ asked }: { readonly asked: string }): ReactNode {
  if (asked === '') return <small>Point at an instance, in the chart or on the stage.</small>;
  return <small>{asked} was not in question then.</small>;
}

interface InstanceFieldProps {
  readonly explanation: PlacementExplanation;
  readonly typed: string;
  readonly onType: (id: string) => void;
}

/** For those who do not point: the name of an instance. */
function InstanceField({ explanation, typed, onType }: InstanceFieldProps): ReactNode {
  const list = useId();
  const wanted = typed.toLowerCase();
  const names: string[] = [];
  for (const { containerInstance } of explanation.candidates) {
    if (names.length >= MOST_NAMES) break;
    if (containerInstance.toLowerCase().includes(wanted)) names.push(containerInstance);
  }
  return (
    <>
      <input
        type="search"
        className={styles['field']}
        list={list}
        placeholder="or name it"
        aria-label="Instance to ask about"
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
