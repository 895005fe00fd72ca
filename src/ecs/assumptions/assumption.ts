/** One modelling choice, or a rule that surprises. `spec`: file and section of the behaviour reference. */
export interface Assumption {
  readonly id: string;
  readonly mark: 'documented' | 'observed' | 'modelling choice' | 'recalled';
  /** What the playground does, in one or two sentences for a reader. */
  readonly text: string;
  /** Where the rule is discussed, such as `placement-and-lifecycle 2.2`. */
  readonly spec: string;
}
