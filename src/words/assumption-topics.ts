import type { Assumption } from '../ecs/assumptions';

/** What the assumptions are about: the chapters of the behaviour reference, in words of readers. */

export interface Topic {
  readonly title: string;
  readonly assumptions: readonly Assumption[];
}

/** Titles by file and chapter, in the order in which they are shown. */
const TOPICS: readonly (readonly [chapter: string, title: string])[] = [
  ['placement-and-lifecycle 1', 'How a task is placed'],
  ['placement-and-lifecycle 2', 'Placement strategies'],
  ['placement-and-lifecycle 3', 'Placement constraints'],
  ['placement-and-lifecycle 4', 'Task groups'],
  ['placement-and-lifecycle 5', 'A task’s life'],
  ['placement-and-lifecycle 6', 'Schedulers and instances'],
  ['placement-and-lifecycle 7', 'Resources'],
  ['services-and-capacity 1', 'Service deployments'],
  ['services-and-capacity 2', 'Load balancers and discovery'],
  ['services-and-capacity 3', 'Service auto scaling'],
  ['services-and-capacity 4', 'Capacity providers'],
  ['services-and-capacity 5', 'Fargate'],
  ['services-and-capacity 6', 'Instance types'],
  ['services-and-capacity 7', 'Task definitions and roles'],
  ['services-and-capacity 8', 'Quotas'],
  ['services-and-capacity 9', 'Other systems: EKS, App Runner, Copilot'],
  ['scenario', 'Scenarios, and clusters that are imported'],
];

/** The assumptions by topic; what belongs to none comes last. Topics without any are left out. */
export function byTopic(assumptions: readonly Assumption[]): Topic[] {
  const titleOf = ({ spec }: Assumption): string => {
    const chapter = /^[a-z-]+( \d+)?/.exec(spec)?.[0];
    return TOPICS.find(([each]) => each === chapter)?.[1] ?? OTHER;
  };
  return [...TOPICS.map(([, title]) => title), OTHER]
    .map((title) => ({ title, assumptions: assumptions.filter((assumption) => titleOf(assumption) === title) }))
    .filter((topic) => topic.assumptions.length > 0);
}

const OTHER = 'The playground itself';

/** Assumptions whose text, source or mark holds every word. */
export function matching(assumptions: readonly Assumption[], query: string): readonly Assumption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return assumptions.filter(({ text, spec, mark }) => {
    const whole = `${text} ${spec} ${mark}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
