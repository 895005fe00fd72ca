import type { ReactNode } from 'react';
import { MAX_STRATEGIES, STRATEGY_TYPES, ZONE_FIELD } from '../../../ecs/placement';
import type { JsonPath } from '../../../scenario/path';
import { namesIn } from '../../query/names';
import controls from '../controls/controls.module.css';
import { SelectField } from '../controls/choice-field';
import { List } from '../controls/list';
import { textOf, useForm, valueAt } from '../form-document';

/** `placementStrategy` of a service or a request. */
export function StrategyList({ path, fallback }: { readonly path: JsonPath; readonly fallback: string }): ReactNode {
  const form = useForm();
  const empty = valueAt(form.value, path) === undefined;
  return (
    <List
      label="placementStrategy"
      path={path}
      {...(empty ? { note: fallback } : {})}
      ordered
      max={MAX_STRATEGIES}
      nameOf={(index) => `rule ${index + 1}`}
      add={[
        { label: 'spread', value: () => ({ type: 'spread', field: ZONE_FIELD }) },
        { label: 'binpack', value: () => ({ type: 'binpack', field: 'memory' }) },
        { label: 'random', value: () => ({ type: 'random' }) },
      ]}
    >
      {(rule) => <Rule path={rule} />}
    </List>
  );
}

const FIRST_FIELDS: Readonly<Record<string, string | undefined>> = { spread: ZONE_FIELD, binpack: 'memory' };

function Rule({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const type = textOf(valueAt(form.value, [...path, 'type']));
  return (
    <div className={controls['pair']}>
      <SelectField
        label="type"
        path={[...path, 'type']}
        choices={STRATEGY_TYPES.map((value) => ({ value }))}
        also={(chosen) => [{ path: [...path, 'field'], value: FIRST_FIELDS[chosen] }]}
      />
      {type !== 'random' && (
        <SelectField label="field" path={[...path, 'field']} choices={fieldsOf(type, form.value)} />
      )}
    </div>
  );
}

function fieldsOf(type: string, document: unknown): { readonly value: string }[] {
  if (type === 'binpack') return [{ value: 'cpu' }, { value: 'memory' }];
  const attributes = [...namesIn(document).attributes.keys()].map((name) => `attribute:${name}`);
  return [...new Set([ZONE_FIELD, 'instanceId', ...attributes])].map((value) => ({ value }));
}
