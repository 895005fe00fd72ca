import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { fallingTasks } from '../../drawing/knock-out-layout';
import type { StopExplanation } from '../../frame/stop-explanation';
import { taskName } from '../../store/frame-store';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { stopReasonSentence, stopSentence } from '../../words/explanation/stop-steps';
import { whyNotStoppedSentence } from '../../words/explanation/why-not-stopped';
import { stopFunnelSteps, stopRowSentence } from '../../words/stop-funnel-steps';
import { DecisionSteps } from './decision-steps';
import { Funnel } from './funnel';
import styles from './inspector.module.css';
import { StopAlternatives } from './stop-alternatives';
import { useTelling } from './use-told';
import { WhyNot } from './why-not';

interface StopStoryProps {
  readonly view: WorldView;
  /** Number of the decision. */
  readonly decision: number;
  readonly explanation: StopExplanation;
}

/** How just this task came to be stopped: the sentence, the funnel of the tasks that were in question, why not another one, and what if. */
export function StopStory({ view, decision, explanation }: StopStoryProps): ReactNode {
  const { world } = view.frame;
  useTelling(useMemo(() => ({ kind: 'stop', decision, world, explanation }), [decision, world, explanation]));
  const rows = useMemo(() => stopFunnelSteps(explanation), [explanation]);
  const lines = useMemo(() => fallingTasks(explanation, rows), [explanation, rows]);
  const tasks = useMemo(
    () => new Map(explanation.candidates.map(({ task, taskIndex }) => [task, taskIndex])),
    [explanation],
  );
  const names = useMemo(() => [...tasks.keys()], [tasks]);
  const [pointed, setPointed] = useState<string | null>(null);
  const refOf = (name: string | null) => {
    const taskIndex = tasks.get(name ?? '');
    return taskIndex === undefined ? null : ({ kind: 'task', taskIndex } as const);
  };
  return (
    <>
      <p className={styles['story']} aria-live="polite">
        {stopReasonSentence(explanation)} <strong>{explanation.chosen}</strong>
        {stopSentence(explanation).slice(explanation.chosen.length)}
      </p>
      <DecisionSteps kind="stop" decision={decision} at={explanation.at} placed />
      <Funnel
        key={decision}
        label="Steps of the choice"
        rows={rows}
        lines={lines}
        sentenceOf={(row) => stopRowSentence(explanation, rows[row])}
        endingWords={{
          rejected: 'left out',
          'ranked lower': 'stays',
          tied: explanation.tieBreak === 'draw' ? 'not drawn' : 'tied, older',
          chosen: 'told to stop',
        }}
        onLight={(lit) => useSelection.getState().lightTasks(lit && lit.flatMap((name) => tasks.get(name) ?? []))}
        onCandidate={(name) => {
          setPointed(name);
          useSelection.getState().hover(refOf(name));
        }}
        onPressCandidate={(name) => useSelection.getState().select(refOf(name))}
      />
      {names.length > 1 && (
        <WhyNot
          title="Why not that one?"
          hint="Point at a task, in the chart or on the stage."
          field="Task to ask about"
          names={names}
          pointed={pointed}
          nameOf={(ref) => (ref.kind === 'task' ? taskName(view, ref.taskIndex) : null)}
          sentenceOf={(name) => whyNotStoppedSentence(explanation, name)}
        />
      )}
      <StopAlternatives explanation={explanation} tasks={tasks} />
    </>
  );
}
