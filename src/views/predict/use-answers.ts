import { useEffect } from 'react';
import { taskName } from '../../store/frame-store';
import type { WorldView } from '../../store/frame-store';
import { pointedInstance } from '../../store/pointed';
import { answer, usePredict } from '../../store/predict/predict-store';
import type { Question } from '../../store/predict/predict-store';
import { onStage, useSelection } from '../../store/selection-store';
import type { StageRef } from '../../store/selection-store';
import { activeWorld } from '../../store/worlds/worlds';

/** While a question is open, what a person selects is the answer, by whatever way: pointer, keyboard, table or find. */
export function useAnswers(): void {
  useEffect(
    () =>
      useSelection.subscribe(({ selected }, before) => {
        const { question } = usePredict.getState();
        const view = activeWorld().frames.view();
        const ref = onStage(selected);
        if (question === null || view === null || ref === null || selected === before.selected) return;
        const value = valueOf(question, ref, view);
        if (value === null) return;
        useSelection.getState().select(null);
        showAnswer(question, ref, view);
        answer(value);
      }),
    [],
  );
}

/** What a thing on the stage says as an answer; null for what is none. */
function valueOf(question: Question, ref: StageRef, view: WorldView): string | null {
  if (question.kind === 'place') {
    const instance = pointedInstance(ref);
    return instance === null ? null : (view.catalog.instances[instance]?.id ?? null);
  }
  return ref.kind === 'task' ? taskName(view, ref.taskIndex) : null;
}

/** The answer stays to be seen: a task where the person has put it, or the one that they have chosen. */
function showAnswer(question: Question, ref: StageRef, view: WorldView): void {
  const { showGhosts } = useSelection.getState();
  if (question.kind === 'stop') return showGhosts(ref.kind === 'task' ? [{ taskIndex: ref.taskIndex }] : null);
  const instanceIndex = pointedInstance(ref);
  const { taskDefinition } = question.explanation.request;
  const definitionIndex = view.catalog.taskDefinitions.findIndex(
    ({ family, revision }) => `${family}:${revision}` === taskDefinition,
  );
  if (instanceIndex !== null && definitionIndex >= 0)
    showGhosts([{ instanceIndex, definitionIndex, label: 'your answer' }]);
}
