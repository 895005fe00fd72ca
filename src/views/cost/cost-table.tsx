import type { ReactNode } from 'react';
import { COST_KINDS } from '../../ecs/cost-kinds';
import type { Cost, CostDetail } from '../../frame/cost';
import type { CatalogOwner } from '../../frame/frame';
import { COST_KIND_NAMES } from '../../words/cost-names';
import { money } from '../../words/cost-words';
import { Swatch } from '../controls/swatch';
import type { CostedWorld } from './cost-dialog';
import styles from './cost.module.css';

interface Row {
  readonly id: string;
  readonly name: ReactNode;
  /** By world; null where it has none of it, or the amount has no sum over time. */
  readonly costs: readonly (Partial<Cost> | null)[];
  readonly inner?: boolean;
}

/** By how it is bought, and by whom it is used: an hour and since the start, for each world. */
export function CostTable({ worlds }: { readonly worlds: readonly CostedWorld[] }): ReactNode {
  const many = worlds.length > 1;
  const columns = 1 + 2 * worlds.length;
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          {many && (
            <tr>
              <th scope="col" rowSpan={2} className={styles['unit']}>
                US dollars
              </th>
              {worlds.map(({ world: { letter, label } }) => (
                <th key={letter} scope="colgroup" colSpan={2}>
                  <b>{letter}</b> {label === letter ? '' : label}
                </th>
              ))}
            </tr>
          )}
          <tr>
            {!many && (
              <th scope="col" className={styles['unit']}>
                US dollars
              </th>
            )}
            {worlds.map(({ world: { letter } }) => [
              <th key={`${letter} hour`} scope="col">
                An hour
              </th>,
              <th key={`${letter} start`} scope="col">
                Since the start
              </th>,
            ])}
          </tr>
        </thead>
        <tbody className={styles['all']}>
          <RowOf row={{ id: 'all', name: 'All', costs: worlds.map(({ cost }) => cost.present) }} />
        </tbody>
        <Body title="By how it is bought" rows={kindRows(worlds)} columns={columns} />
        <Body title="By service" rows={ownerRows(worlds)} columns={columns} />
      </table>
    </div>
  );
}

interface BodyProps {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: number;
}

function Body({ title, rows, columns }: BodyProps): ReactNode {
  return (
    <tbody>
      <tr className={styles['group']}>
        <th scope="rowgroup" colSpan={columns}>
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <RowOf key={row.id} row={row} />
      ))}
    </tbody>
  );
}

function RowOf({ row: { name, costs, inner } }: { readonly row: Row }): ReactNode {
  return (
    <tr data-inner={inner}>
      <th scope="row">{name}</th>
      {costs.map((cost, world) => [
        <td key={`${world} hour`}>{cost?.perHour === undefined ? '' : money(cost.perHour)}</td>,
        <td key={`${world} start`}>{cost?.accumulated === undefined ? '' : money(cost.accumulated)}</td>,
      ])}
    </tr>
  );
}

/** Kinds that no world has had are left out. */
function kindRows(worlds: readonly CostedWorld[]): Row[] {
  return COST_KINDS.flatMap((kind) => {
    const costs = worlds.map(({ cost }) => cost.present.byKind[kind]);
    return costs.some(isSomething) ? [{ id: kind, name: COST_KIND_NAMES[kind], costs }] : [];
  });
}

/** Owners by name: those of another world may have other indexes. What is left of the instances comes after them. */
function ownerRows(worlds: readonly CostedWorld[]): Row[] {
  const owners = new Map<string, CatalogOwner>();
  for (const { world, cost } of worlds) {
    for (const { ownerIndex } of cost.present.byOwner) {
      const owner = world.frames.view()?.catalog.owners[ownerIndex];
      if (owner) owners.set(keyOf(owner), owner);
    }
  }
  const rows = [...owners].map(([key, owner]): Row => ({
    id: key,
    name: (
      <span className={styles['owner']}>
        <Swatch colour={owner.colour} /> {owner.name}
      </span>
    ),
    costs: worlds.map(({ world, cost }) => {
      const own = world.frames.view()?.catalog.owners ?? [];
      return cost.present.byOwner.find(({ ownerIndex }) => keyOf(own[ownerIndex]) === key) ?? null;
    }),
  }));
  const detail = (of: (detail: CostDetail) => Partial<Cost>): Partial<Cost>[] =>
    worlds.map(({ cost: { present } }) => of(present));
  const free: readonly Row[] = [
    { id: 'wasted', name: 'Free room of the instances', costs: detail(({ wasted }) => wasted) },
    {
      id: 'stranded',
      name: 'of it, where no task fits',
      costs: detail(({ strandedPerHour }) => ({ perHour: strandedPerHour })),
      inner: true,
    },
    {
      id: 'idle',
      name: 'Instances that could be switched off',
      costs: detail(({ idlePerHour }) => ({ perHour: idlePerHour })),
    },
  ];
  const hasInstances = worlds.some(({ cost: { present } }) => isSomething(present.wasted));
  return hasInstances ? [...rows, ...free] : rows;
}

function keyOf(owner: CatalogOwner | undefined): string {
  return owner === undefined ? '' : `${owner.kind} ${owner.name}`;
}

function isSomething({ perHour, accumulated }: Cost): boolean {
  return perHour > 0 || accumulated > 0;
}
