import type { ReactNode } from 'react';
import type { PlacementStrategy } from '../../ecs/placement';
import { changeWorld } from '../../store/compare/side-edits';
import type { VaryingGroup } from '../../store/compare/varying';
import { fleetAttributes, placementSubjects } from '../../store/placement-subjects';
import { useWorld } from '../../store/world-store';
import type { WorldHandle } from '../../store/worlds/worlds';
import { partWords } from '../../words/compare-words';
import { EKS_LENS } from '../../words/kubernetes-lens';
import { count } from '../../words/prose';
import { classNames } from '../controls/class-names';
import { Swatch } from '../controls/swatch';
import { Rules } from '../strategy/rules';
import sentence from '../strategy/strategy-sentence.module.css';
import styles from './world-head.module.css';

/** Parts that are told of; of more, the number is. */
const MOST_PARTS = 3;
/** Services that are named in a sentence; of more, the number is told. */
const MOST_NAMES = 2;

interface WorldSentenceProps {
  readonly world: WorldHandle;
  readonly varying: readonly VaryingGroup[];
}

/** What this world has in its own way: its strategies as words that are controls, the rest as words. */
export function WorldSentence({ world, varying }: WorldSentenceProps): ReactNode {
  const isEks = world.scenario?.lens === 'eks';
  if (varying.length === 0 && !isEks) return <p className={styles['same']}>The scenario as it stands.</p>;
  const shown = varying.slice(0, MOST_PARTS);
  return (
    <div className={styles['sentences']}>
      {isEks && (
        <p className={styles['same']}>
          <b>{EKS_LENS.name}</b>: {EKS_LENS.what}
        </p>
      )}
      {shown.map((group) =>
        isStrategies(group) ? (
          <StrategyPart key={keyOf(group)} world={world} group={group} />
        ) : (
          <OtherPart key={keyOf(group)} world={world} group={group} />
        ),
      )}
      {varying.length > shown.length && (
        <p className={styles['same']}>and {count(varying.length - shown.length, 'more difference')}</p>
      )}
    </div>
  );
}

function keyOf({ paths }: VaryingGroup): string {
  return JSON.stringify(paths);
}

function isStrategies({ paths }: VaryingGroup): boolean {
  return paths.every((path) => path[0] === 'services' && path[2] === 'placementStrategy');
}

interface PartProps {
  readonly world: WorldHandle;
  readonly group: VaryingGroup;
}

function StrategyPart({ world, group }: PartProps): ReactNode {
  const owners = useWorld(({ view }) => view?.catalog.owners);
  const value = group.values[world.index];
  const strategies = Array.isArray(value) ? (value as readonly PlacementStrategy[]) : [];
  const names = group.paths.flatMap((path) => path[1] ?? []);
  const colourOf = (name: string): number => owners?.find((owner) => owner.name === name)?.colour ?? 0;
  const more = names.length - MOST_NAMES;
  // Fargate takes no strategy: that the tasks run there is told by their launch type.
  const subjects = world.scenario ? placementSubjects(world.scenario, 0) : [];
  if (names.every((name) => subjects.find((subject) => subject.name === name)?.without === 'fargate')) return null;
  return (
    <h2 className={classNames(sentence['sentence'], styles['strategy'])}>
      <span>Place</span>{' '}
      {names.slice(0, more === 1 ? names.length : MOST_NAMES).map((name) => (
        <b key={name} className={styles['subject']}>
          <Swatch colour={colourOf(name)} /> {name}
        </b>
      ))}
      {more > 1 && <span>and {more} more</span>}{' '}
      <Rules
        subject={{
          kind: 'service',
          without: null,
          strategies,
          strategyPath: `view.compare[${world.index}].patch.services.${names[0] ?? ''}.placementStrategy`,
        }}
        attributes={world.scenario ? fleetAttributes(world.scenario) : []}
        onChange={(next) => changeWorld(world.index, group.paths, next.length === 0 ? null : next)}
      />
    </h2>
  );
}

function OtherPart({ world, group }: PartProps): ReactNode {
  const [path = []] = group.paths;
  const { of, what, value } = partWords(
    path,
    group.paths.flatMap((each) => each[1] ?? []),
    group.values[world.index],
  );
  return (
    <p className={styles['part']}>
      {of !== null && <span>{of}:</span>} {what} <b>{value}</b>
    </p>
  );
}
