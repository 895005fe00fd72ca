/**
 * Every modelling choice of the product, shown to readers on the "how real is this?" page and cited by id in the code.
 * `mark`: how sure the rule is. `spec`: file and section of the behaviour reference. Alphabetical by id.
 */
export interface Assumption {
  readonly id: string;
  readonly mark: 'documented' | 'observed' | 'modelling choice' | 'recalled';
  /** What the playground does, in one or two sentences for a reader. */
  readonly text: string;
  /** Where the rule is discussed, such as `placement-and-lifecycle 2.2`. */
  readonly spec: string;
}

export const ASSUMPTIONS: readonly Assumption[] = [
  {
    id: 'fleet-order-ties',
    mark: 'modelling choice',
    text: 'Ties that the strategies leave are broken by the order in which the instances are listed. ECS does not say.',
    spec: 'placement-and-lifecycle 2.3',
  },
  {
    id: 'one-at-a-time',
    mark: 'modelling choice',
    text: 'Tasks are placed one at a time; each placement sees the counts and the room that the one before it left.',
    spec: 'placement-and-lifecycle 1.1',
  },
];
