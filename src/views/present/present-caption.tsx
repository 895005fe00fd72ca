import type { ReactNode } from 'react';
import { useCaption } from '../../store/caption-store';
import { useDocument } from '../../store/document-store';
import { usePlayback } from '../../store/playback-store';
import { usePredict } from '../../store/predict/predict-store';
import { useTelling } from '../../store/present/telling-store';
import type { WorldHandle } from '../../store/worlds/worlds';
import { beatWords } from '../../words/beat-words';
import { questionWords, verdictWords } from '../../words/predict-words';
import { NOTHING_MORE } from '../../words/present-words';
import { plain, strong } from '../../words/prose';
import type { Prose } from '../../words/prose';
import { ProseText } from '../controls/prose';
import { useExplanation } from '../inspector/use-answers';
import styles from './present.module.css';
import { useTold } from './use-told';

/** A sentence of more characters than two lines hold is set smaller. */
const LONG = 145;

interface Caption {
  readonly sentence: Prose;
  /** A line of its own: before the sentence what it follows from, after it what is to be known or done. */
  readonly before?: Prose | null;
  readonly after?: Prose | null;
}

interface PresentCaptionProps {
  readonly world: WorldHandle;
  /** Whether this is the world that a person has turned to: what is asked and what plays is in it. */
  readonly active: boolean;
  readonly letter: string | null;
}

/** What happened, in one sentence; while a class is asked, the question. */
export function PresentCaption({ world, active, letter }: PresentCaptionProps): ReactNode {
  const told = useCaptionOf(world, active);
  // What plays is told faster than it can be read out; what it stops at is read.
  const playing = usePlayback((playback) => playback.playing);
  return (
    <div
      className={styles['caption']}
      aria-live={active && !playing ? 'polite' : 'off'}
      aria-atomic="true"
      data-live={active}
    >
      {told.before && (
        <p className={styles['cause']}>
          <ProseText prose={told.before} />
        </p>
      )}
      <p className={styles['told']} data-long={plain(told.sentence).length > LONG}>
        {letter !== null && <i className={styles['letter']}>{letter} </i>}
        <ProseText prose={told.sentence} />
      </p>
      {told.after && (
        <p className={styles['cause']}>
          <ProseText prose={told.after} />
        </p>
      )}
    </div>
  );
}

function useCaptionOf(world: WorldHandle, active: boolean): Caption {
  const told = useTold(world);
  const opening = useOpening();
  const asked = useAsked();
  const isOver = useTelling((telling) => telling.isOver);
  if (active && asked !== null) return asked;
  if (opening !== null) return { sentence: active ? opening : [] };
  if (told === null) return { sentence: active ? ['Press → for the first step.'] : [] };
  if (isOver && active) return { before: told.caption, sentence: [NOTHING_MORE] };
  return { before: told.cause, sentence: told.caption };
}

/** What the sender of a link says, or at the beginning the scenario; null once something has been told. */
function useOpening(): Prose | null {
  const isOpening = useTelling((telling) => telling.isOpening);
  const caption = useCaption((state) => state.caption);
  const isBeginning = usePlayback(({ timeMs }) => timeMs === 0);
  const description = useDocument(({ scenario }) => scenario?.description ?? '');
  if (!isOpening) return null;
  if (caption !== null) return [caption];
  const first = isBeginning ? firstSentence(description) : '';
  return first === '' ? null : [first];
}

/** Of a text in Markdown the first sentence, where that is plain. */
function firstSentence(text: string): string {
  const [sentence = ''] = /^[^#>*`\n][^\n]*?[.!?](?=\s|$)/.exec(text.trim()) ?? [];
  return sentence.length > 160 ? '' : sentence;
}

/** The question, the verdict on its answer, and the beats that show why. */
function useAsked(): Caption | null {
  const { question, verdict } = usePredict();
  const beat = usePlayback((playback) => playback.beat);
  const explanation = useExplanation(beat?.decision ?? null);
  if (question !== null) {
    const { question: sentence, hint } = questionWords(question);
    return { sentence, after: [hint] };
  }
  const words = beat && explanation ? beatWords(explanation)[beat.index] : undefined;
  const beatLine: Prose | null = words ? [strong(words.title), `: ${words.text}`] : null;
  if (verdict !== null && verdict.answer.kind === 'given') {
    const said = verdictWords(verdict.question, verdict.answer.value, verdict.isRight);
    return { sentence: said.verdict, after: beatLine ?? [said.reason] };
  }
  return beatLine && { sentence: beatLine };
}
