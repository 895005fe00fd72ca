import { useId, useMemo } from 'react';
import type { ReactNode } from 'react';
import { QueryInput } from '../../../editor/query/query-input';
import type { QueryInputProps } from '../../../editor/query/query-input';
import { TASK_STATUSES } from '../../../ecs/status';
import type { Catalog } from '../../../frame/frame';
import type { InstanceAttribute } from '../../../frame/instance-query';
import { ownerKey, useArrangement } from '../../../store/arrangement-store';
import type { Filter } from '../../../store/arrangement-store';
import { useLayoutInfo } from '../../../store/layout-store';
import { platformNames } from '../../../store/stage-arrangement';
import { useWorld } from '../../../store/world-store';
import { Swatch } from '../../controls/swatch';
import { CheckList } from './check-list';
import styles from './tools.module.css';
import { useAttributes } from './use-tools';

/** What the stage lights: services, states, instance types, an attribute, and an expression of the cluster query language. */
export function FilterForm(): ReactNode {
  const catalog = useWorld(({ view }) => view?.catalog);
  const { filter, narrow } = useFilter();
  const attributes = useAttributes();
  const services = useMemo(
    () =>
      (catalog?.owners ?? []).map((owner) => ({
        key: ownerKey(owner),
        label: owner.name,
        sign: <Swatch colour={owner.colour} />,
      })),
    [catalog],
  );
  const types = useMemo(
    () => [...new Set(catalog?.instances.map(({ instanceType }) => instanceType))].sort(),
    [catalog],
  );
  return (
    <div className={styles['form']}>
      <CheckList
        label="Services and families"
        noun="service"
        options={services}
        chosen={filter.owners}
        onChoose={(owners) => narrow({ owners })}
      />
      <States />
      {catalog && <PlatformChoice catalog={catalog} />}
      {catalog && <ExpressionFilter catalog={catalog} attributes={attributes} />}
      <CheckList
        label="Instance types"
        noun="instance type"
        options={types.map((type) => ({ key: type, label: type }))}
        chosen={filter.instanceTypes}
        onChoose={(instanceTypes) => narrow({ instanceTypes })}
      />
      <AttributeChoice attributes={attributes} />
    </div>
  );
}

function useFilter(): { readonly filter: Filter; readonly narrow: (change: Partial<Filter>) => void } {
  const filter = useArrangement((arrangement) => arrangement.filter);
  const narrow = useArrangement((arrangement) => arrangement.narrow);
  return { filter, narrow };
}

function States(): ReactNode {
  const { filter, narrow } = useFilter();
  return (
    <fieldset className={styles['part']}>
      <legend>States of tasks</legend>
      <ul className={styles['states']}>
        {TASK_STATUSES.filter((status) => status !== 'DELETED').map((status) => {
          const chosen = filter.statuses.includes(status);
          const statuses = chosen ? filter.statuses.filter((other) => other !== status) : [...filter.statuses, status];
          return (
            <li key={status}>
              <button
                type="button"
                className={styles['state']}
                aria-pressed={chosen}
                onClick={() => narrow({ statuses })}
              >
                {status}
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

/** What tasks run on, where there is more than one thing that they can. */
function PlatformChoice({ catalog }: { readonly catalog: Catalog }): ReactNode {
  const { filter, narrow } = useFilter();
  const hasFargate = useLayoutInfo(({ info }) => info?.fargate === true);
  if (!hasFargate && catalog.capacityProviders.length === 0 && filter.platforms.length === 0) return null;
  const names = platformNames(catalog);
  return (
    <CheckList
      label="Launch types and capacity providers"
      noun="capacity provider"
      options={names.map((name) => ({ key: name, label: name }))}
      chosen={filter.platforms}
      onChoose={(platforms) => narrow({ platforms })}
    />
  );
}

function AttributeChoice({ attributes }: { readonly attributes: readonly InstanceAttribute[] }): ReactNode {
  const { filter, narrow } = useFilter();
  const { attribute } = filter;
  const values = attributes.find(({ name }) => name === attribute?.name)?.values.filter((value) => value !== '') ?? [];
  return (
    <fieldset className={styles['part']}>
      <legend>Attribute</legend>
      <div className={styles['pair']}>
        <select
          className={styles['select']}
          aria-label="Name of the attribute"
          value={attribute?.name ?? ''}
          onChange={({ target }) =>
            narrow({ attribute: target.value === '' ? null : { name: target.value, value: null } })
          }
        >
          <option value="">any</option>
          {attributes.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <select
          className={styles['select']}
          aria-label="Value of the attribute"
          disabled={attribute === null}
          value={attribute?.value ?? ''}
          onChange={({ target }) =>
            attribute && narrow({ attribute: { ...attribute, value: target.value === '' ? null : target.value } })
          }
        >
          <option value="">{attribute === null ? '' : 'any value'}</option>
          {values.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}

interface ExpressionProps {
  readonly catalog: Catalog;
  readonly attributes: readonly InstanceAttribute[];
}

function ExpressionFilter({ catalog, attributes }: ExpressionProps): ReactNode {
  const id = useId();
  const { filter, narrow } = useFilter();
  const mistake = useArrangement((arrangement) => arrangement.mistake);
  const names = useMemo(() => namesOf(catalog, attributes), [catalog, attributes]);
  return (
    <div className={styles['part']}>
      <label htmlFor={id}>
        Expression <small>of the cluster query language</small>
      </label>
      <QueryInput
        value={filter.expression}
        onChange={(expression) => narrow({ expression })}
        names={names}
        mistake={mistake}
        control={{
          id,
          'aria-invalid': mistake !== null,
          'aria-describedby': mistake === null ? undefined : `${id}-mistake`,
        }}
      />
      <output id={`${id}-mistake`} className={styles['mistake']}>
        {mistake && [mistake.message, mistake.hint].filter(Boolean).join(' ')}
      </output>
    </div>
  );
}

function namesOf(catalog: Catalog, attributes: readonly InstanceAttribute[]): QueryInputProps['names'] {
  return {
    attributes: new Map(attributes.map(({ name, values }) => [name, values])),
    groups: catalog.owners.map(({ kind, name }) => `${kind}:${name}`),
    ec2InstanceIds: [],
    agentVersions: [],
  };
}
