import { listOfSome } from '../lib/english';
import { count, cpuUnits, memoryMiB } from './prose';

/** Comparisons of where the room comes from, and what they had to change besides. */

export type CapacityWayKind = 'fargate' | 'provider' | 'target' | 'spot' | 'draining';

export function capacityWayWords(
  kind: CapacityWayKind,
  what: string,
): { readonly label: string; readonly detail?: string } {
  switch (kind) {
    case 'fargate':
      return { label: 'EC2 against Fargate', detail: 'the same tasks, with sizes that Fargate has' };
    case 'provider':
      return {
        label: 'With and without a capacity provider',
        detail: what === '' ? 'a group that grows with what waits' : what,
      };
    case 'target':
      return { label: 'Target capacity 100 against 80', detail: 'a full group, or spare instances' };
    case 'spot':
      return { label: 'On-Demand against Spot', detail: 'price and interruptions' };
    case 'draining':
      return { label: 'With and without draining', detail: 'before an instance goes' };
  }
}

interface Size {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** What a comparison changed besides the one thing that is compared. */
export type CapacityChange =
  | {
      readonly kind: 'definition';
      readonly family: string;
      readonly definition: { readonly from: Size; readonly to: Size; readonly leftOut: readonly string[] };
    }
  | { readonly kind: 'copy'; readonly of: string; readonly family: string }
  | { readonly kind: 'rules'; readonly service: string; readonly fields: readonly string[] }
  | { readonly kind: 'targets'; readonly targetGroups: readonly string[] }
  | { readonly kind: 'emptied'; readonly instances: number; readonly providers: number; readonly daemons: number }
  | { readonly kind: 'stays'; readonly service: string }
  | { readonly kind: 'fleet'; readonly instances: number; readonly instanceType: string; readonly zones: number };

/** Of more changes of a kind the number is told. */
const MOST_TOLD = 3;

/** What was changed, one sentence a kind; '' for nothing. */
export function changesText(changes: readonly CapacityChange[]): string {
  const of = <K extends CapacityChange['kind']>(kind: K): Extract<CapacityChange, { kind: K }>[] =>
    changes.filter((change): change is Extract<CapacityChange, { kind: K }> => change.kind === kind);
  const definitions = of('definition');
  const sized = definitions.filter(
    ({ definition: { from, to } }) => from.cpuUnits !== to.cpuUnits || from.memoryMiB !== to.memoryMiB,
  );
  const leftOut = [...new Set(definitions.flatMap(({ definition }) => definition.leftOut))];
  const rules = [...new Set(of('rules').flatMap(({ fields }) => fields))];
  const stays = of('stays').map(({ service }) => service);
  return [
    ...(definitions.length > 0 ? ['Network mode awsvpc.'] : []),
    ...sized.slice(0, MOST_TOLD).map(({ family, definition: { from, to } }) => sizeSentence(family, from, to)),
    ...(sized.length > MOST_TOLD ? [`${count(sized.length - MOST_TOLD, 'more size')} rounded up.`] : []),
    ...(leftOut.length > 0 ? [`Left out, as Fargate has no such thing: ${listOfSome(leftOut, 4)}.`] : []),
    ...(rules.length > 0 ? [`Without ${listOfSome(rules, 4)}.`] : []),
    ...of('targets').map(({ targetGroups }) => `Targets by address: ${listOfSome(targetGroups, MOST_TOLD)}.`),
    ...of('copy').map(({ of: original, family }) => `${original} stays; ${family} is a copy of it.`),
    ...of('emptied').map(emptiedSentence),
    ...(stays.length > 0 ? [`On EC2 still, as Fargate has no size for it: ${listOfSome(stays, MOST_TOLD)}.`] : []),
    ...of('fleet').map(({ instances, instanceType, zones }) =>
      `${count(instances, instanceType)} in ${count(zones, 'zone')} were added, just enough for the tasks.`.replace(
        `${instanceType}s`,
        instanceType,
      ),
    ),
  ].join(' ');
}

function sizeSentence(family: string, from: Size, to: Size): string {
  return `${family} asks for ${cpuUnits(from.cpuUnits)} and ${memoryMiB(from.memoryMiB)}: the next size of Fargate is ${cpuUnits(to.cpuUnits)} and ${memoryMiB(to.memoryMiB)}.`;
}

function emptiedSentence({ instances, providers, daemons }: Extract<CapacityChange, { kind: 'emptied' }>): string {
  const things = [
    ...(instances > 0 ? [count(instances, 'instance')] : []),
    ...(providers > 0 ? [count(providers, 'capacity provider')] : []),
    ...(daemons > 0 ? [count(daemons, 'daemon')] : []),
  ];
  return `${listOfSome(things, MOST_TOLD)} left out: nothing else would run there.`;
}
