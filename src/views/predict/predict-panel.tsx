import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { answer, giveUp, usePredict } from '../../store/predict/predict-store';
import type { Question, Verdict } from '../../store/predict/predict-store';
import { questionWords, scoreWords, verdictWords } from '../../words/predict-words';
import { Button } from '../controls/button';
import { ProseText } from '../controls/prose';
import { useSession } from '../session-context';
import styles from './predict-panel.module.css';
import { endPredicting, goOn } from './predicting';
import { useAnswers } from './use-answers';

/** Asks where the next task goes, or which one stops, and says whether the answer is right. Stands over the stage, where the answer is given. */
export function PredictPanel(): ReactNode {
  const { isOn, question, verdict, right, answered } = usePredict();
  useAnswers();
  if (!isOn) return null;
  return (
    <section className={styles['panel']} aria-label="Predict">
      <div className={styles['words']} aria-live="polite">
        {question ? <Asked question={question} /> : verdict ? <Answered verdict={verdict} /> : <Waiting />}
      </div>
      <div className={styles['buttons']}>
        {question?.kind === 'place' && <Button onClick={() => answer(null)}>On none of them</Button>}
        {question && <Button onClick={giveUp}>Show me</Button>}
        {!question && <NextButton key={verdict?.question.decision} />}
      </div>
      <p className={styles['score']}>{scoreWords(right, answered)}</p>
      <Button look="icon" label="Stop predicting" icon={<X aria-hidden="true" />} onClick={() => endPredicting()} />
    </section>
  );
}

function Asked({ question }: { readonly question: Question }): ReactNode {
  const words = questionWords(question);
  return (
    <>
      <p className={styles['question']}>
        <ProseText prose={words.question} />
      </p>
      <p className={styles['hint']}>{words.hint}</p>
    </>
  );
}

function Answered({ verdict: { question, answer: given, isRight } }: { readonly verdict: Verdict }): ReactNode {
  const value = given.kind === 'given' ? given.value : undefined;
  const { verdict, reason } = verdictWords(question, value, isRight);
  return (
    <>
      <p className={styles['question']} data-verdict={given.kind === 'shown' ? 'shown' : isRight ? 'right' : 'wrong'}>
        <ProseText prose={verdict} />
      </p>
      <p className={styles['hint']}>{reason}</p>
    </>
  );
}

function Waiting(): ReactNode {
  return (
    <>
      <p className={styles['question']}>Nothing is to be placed at the moment.</p>
      <p className={styles['hint']}>Next looks ahead, up to a day; or change something, and ask for more tasks.</p>
    </>
  );
}

/** Has the focus when it appears: a class goes from question to question with one key. */
function NextButton(): ReactNode {
  const session = useSession();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Button ref={button} look="primary" onClick={() => goOn(session)}>
      Next
    </Button>
  );
}
