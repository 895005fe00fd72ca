import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { TaskFacts } from '../../store/facts';
import { useSelection } from '../../store/selection-store';
import type { Selectable } from '../../store/selection-store';
import { Button } from '../controls/button';
import { taskStateWords } from './state-words';

/** What a click in a table selects with: a table may be of one of several worlds. */
export const SelectInTable = createContext<(thing: Selectable) => void>((thing) => {
  useSelection.getState().select(thing);
});

/** Tasks by name and state, each to be selected. */
export function TaskList({
  tasks,
  shown,
}: {
  readonly tasks: readonly TaskFacts[];
  readonly shown: boolean;
}): ReactNode {
  const select = useContext(SelectInTable);
  return tasks.map((task, index) => (
    <span key={task.taskIndex}>
      {index > 0 && ', '}
      <Button look="link" tabIndex={shown ? 0 : -1} onClick={() => select({ kind: 'task', taskIndex: task.taskIndex })}>
        {task.name}
      </Button>{' '}
      {taskStateWords(task)}
      {task.platform.kind === 'fargateSpot' && ', Spot'}
    </span>
  ));
}
