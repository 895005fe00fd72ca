import { ZONE_FIELD } from '../ecs/placement';
import type { PlacementStrategy } from '../ecs/placement';
import type { PlacementExplanation, PlacementStep } from '../frame/explanation';
import { number } from './prose';
import { parseStepName } from './strategy-words';

/** The four beats, in order. */
export const BEAT_TITLES = ['Room', 'Constraints', 'Rank', 'Place'] as const;

/** One of the four beats of a placement in slow motion, as the strip over the stage says it. */
export interface BeatWords {
  readonly title: (typeof BEAT_TITLES)[number];
  readonly text: string;
}

/** What each of the four beats does with the instances. */
export function beatWords(explanation: PlacementExplanation): readonly BeatWords[] {
  const { candidates, steps, chosen, request } = explanation;
  const remaining = (name: string): number => steps.find(({ step }) => step === name)?.remaining ?? candidates.length;
  const out = candidates.length - remaining('resources');
  return [
    {
      title: 'Room',
      text:
        out === 0
          ? `all ${number(candidates.length)} have room`
          : `${number(out)} of ${number(candidates.length)} left out`,
    },
    { title: 'Constraints', text: constraintWords(steps.find(({ step }) => step === 'constraints')) },
    { title: 'Rank', text: remaining('constraints') === 0 ? 'none is left' : rankWords(steps) },
    {
      title: 'Place',
      text: chosen === null ? `${request.subject} has to wait` : `${request.subject} travels to ${chosen}`,
    },
  ];
}

function constraintWords(step: PlacementStep | undefined): string {
  const rejected = Object.entries(step?.rejected ?? {}).filter(([, count]) => count > 0);
  const total = rejected.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return 'all meet them';
  const kinds = rejected.map(([reason]) => (reason.startsWith('MemberOf') ? 'memberOf' : 'distinctInstance'));
  return `${number(total)} more fail ${kinds.join(', ')}`;
}

/** `zone first, then memory`. */
function rankWords(steps: readonly PlacementStep[]): string {
  const subjects = steps.flatMap(({ step }) => {
    const strategy = parseStepName(step);
    return strategy ? [rankSubject(strategy)] : [];
  });
  const [first, ...rest] = subjects;
  if (first === undefined) return 'by fleet order';
  return rest.length === 0 ? `by ${first}` : `${first} first, then ${rest.join(', ')}`;
}

function rankSubject({ type, field = '' }: PlacementStrategy): string {
  if (type === 'random') return 'a draw';
  if (type === 'binpack') return field.toLowerCase() === 'cpu' ? 'CPU' : 'memory';
  if (field === ZONE_FIELD) return 'zone';
  return field === 'instanceId' || field === 'host' ? 'fewest tasks' : field.replace('attribute:', '');
}
