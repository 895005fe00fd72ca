import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { PlacementExplanation } from '../../frame/explanation';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { rejectionGroups } from '../../words/nowhere-words';
import type { RejectionGroup } from '../../words/nowhere-words';
import { number } from '../../words/prose';
import { ReasonIcon } from './reason-icon';
import styles from './why.module.css';

/** Every instance's first failing check, by reason: what stands in the way of how many. */
export function Rejections({
  explanation,
  catalog,
}: {
  readonly explanation: PlacementExplanation;
  readonly catalog: WorldView['catalog'];
}): ReactNode {
  const groups = useMemo(() => rejectionGroups(explanation), [explanation]);
  const indexes = useMemo(() => new Map(catalog.instances.map(({ id }, index) => [id, index])), [catalog]);
  if (groups.length === 0) return null;
  const light = (group: RejectionGroup | null) => () =>
    useSelection.getState().lightInstances(group && group.containerInstances.flatMap((id) => indexes.get(id) ?? []));
  return (
    <section className={styles['section']}>
      <h3>What stands in the way</h3>
      <ul className={styles['reasons']}>
        {groups.map((group) => (
          <li key={group.reason}>
            <button
              type="button"
              className={styles['reason']}
              onPointerEnter={light(group)}
              onPointerLeave={light(null)}
              onFocus={light(group)}
              onBlur={light(null)}
              onClick={() => {
                const instanceIndex = indexes.get(group.containerInstances[0] ?? '');
                if (instanceIndex !== undefined) useSelection.getState().select({ kind: 'instance', instanceIndex });
              }}
            >
              <b className={styles['count']}>{number(group.containerInstances.length)}</b>
              <ReasonIcon name={group.glyph} />
              <span>
                <b>{group.reason}</b>
                <small>{group.detail}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
