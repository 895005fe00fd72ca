import type { Assumption } from './assumption';

/** About what a change would have brought: ways out for a task without a place, and what other strategies would have done. Alphabetical by id. */
export const CHANGES: readonly Assumption[] = [
  {
    id: 'history-parting',
    mark: 'modelling choice',
    text: 'Two histories part at the first decision that is made at another moment, about another task, or with another place. How many instances were left on the way to the place, or tied, is not compared.',
    spec: 'placement-and-lifecycle 1.5',
  },
  {
    id: 'way-out-amount',
    mark: 'modelling choice',
    text: 'The smallest amount by which a task has to ask for less is that with which the whole scenario, run again from its start, has a place for it: all tasks of the task definition become smaller, so that what is missing is shared among those of an instance. One unit less is not enough, and, where the run is short enough to try them all, no smaller amount is.',
    spec: 'placement-and-lifecycle 1.7',
  },
  {
    id: 'way-out-limits',
    mark: 'modelling choice',
    text: 'The search for changes that would place a task has limits, so that it ends in seconds; beyond them a smaller change may exist that it does not find. A change has three regular passes of its service to take effect. Runs from the start are repeated while they are short, and together do no more than a fixed amount of work; after that the placement alone is asked again. Of pairs of changes the six smallest are tried, found on up to 40 instances for each pair of reasons; of custom attributes, the values that the expressions name, on up to 50 instances with different ones; of host ports, four sets; of amounts, 32 at which more fits, besides those in between.',
    spec: 'placement-and-lifecycle 1.7',
  },
  {
    id: 'way-out-order',
    mark: 'modelling choice',
    text: 'Of the changes that would place a task, those that undo a disturbance come first; then by how much of what is asked for has to go, another instance counting as half of it and a dropped constraint as a little less. Two changes at once are looked for where they are smaller together than any one alone.',
    spec: 'placement-and-lifecycle 1.7',
  },
];
