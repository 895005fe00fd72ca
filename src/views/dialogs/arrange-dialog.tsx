import { useId } from 'react';
import type { ReactNode } from 'react';
import { useArrangement } from '../../store/arrangement-store';
import { useLayoutInfo } from '../../store/layout-store';
import { usePreferences } from '../../store/preferences-store';
import { groupChoices, shadeChoices, sortChoices } from '../stage/tools/arrange-entries';
import type { Choice } from '../stage/tools/arrange-entries';
import { FilterForm } from '../stage/tools/filter-form';
import { FilterStatus } from '../stage/tools/filter-status';
import styles from '../stage/tools/tools.module.css';
import { DialogFrame } from './dialog-frame';

/** Filter, grouping, order and shade of the stage where there is no room for a line of words. */
export function ArrangeDialog(): ReactNode {
  const attributes = useArrangement((arrangement) => arrangement.attributes);
  const isMap = useLayoutInfo(({ info }) => info?.level === 'map');
  // The choices are read anew when one of these has changed.
  useArrangement((arrangement) => arrangement.group);
  usePreferences(({ instanceSort, shade }) => `${instanceSort} ${shade}`);
  return (
    <DialogFrame title="Arrange and filter" focusField={false}>
      <div className={styles['form']}>
        <div className={styles['pair']}>
          <Select label="Group by" choices={groupChoices(attributes ?? [])} />
          <Select label="Sort" choices={sortChoices()} />
          {isMap && <Select label="Shade" choices={shadeChoices()} />}
        </div>
        <FilterForm />
        <FilterStatus />
      </div>
    </DialogFrame>
  );
}

function Select({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }): ReactNode {
  const id = useId();
  return (
    <div className={styles['part']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles['select']}
        value={choices.find(({ chosen }) => chosen)?.key}
        onChange={({ target }) => choices.find(({ key }) => key === target.value)?.run()}
      >
        {choices.map(({ key, label: name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
