import type { Measures } from '../frame/measures';
import { COST_KINDS } from '../ecs/cost-kinds';
import { COST_KIND_NAMES } from './cost-names';
import { memoryMiB, number } from './prose';

/** The rows of the scoreboard: what each is called, how it is printed, which way is better, and what it says. */
export interface MeasureLine {
  readonly id: MeasureId;
  readonly label: string;
  /** Where a row is narrow and says the rest beside the figure. */
  readonly short: string;
  /** In one sentence, for who has not met it. */
  readonly about: string;
  /** Where it is said how it is reckoned: an id of `ecs/assumptions`. */
  readonly assumption: string;
  readonly better: 'less' | 'more';
  /** What it is compared and drawn by; null where there is nothing to compare. Infinity stands for not yet. */
  readonly value: (measures: Measures) => number | null;
  readonly figure: (measures: Measures) => string;
  /** What a list of one world says besides; null for nothing. */
  readonly detail: (measures: Measures) => string | null;
}

export const MEASURE_IDS = [
  'instancesInUse',
  'tasksWaiting',
  'zoneBalance',
  'reservedCpu',
  'reservedMemory',
  'freeBlock',
  'stranded',
  'costPerHour',
  'costIdle',
  'costWasted',
  'costSoFar',
  'lostWithInstance',
  'lostWithZone',
  'recovery',
  'tasksMoved',
] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

/** Cents of a dollar; less than a cent is told as such. */
export function dollars(usd: number): string {
  return usd > 0 && usd < 0.005 ? 'under $0.01' : `$${usd.toFixed(2)}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** `2 vCPU, 7.5 GiB`. */
function block(cpu: number, mib: number): string {
  return `${number(cpu / 1_024)} vCPU, ${gib(mib)}`;
}

function gib(mib: number): string {
  return `${(mib / 1_024).toFixed(1)} GiB`;
}

const none = (): null => null;

/** `Spot $0.03`: what of it is not On-Demand; null where all is. */
function kindsOfCost(byKind: Measures['costByKind']): string | null {
  const bought = COST_KINDS.filter((kind) => kind !== 'onDemand' && byKind[kind] > 0);
  return bought.length === 0
    ? null
    : bought.map((kind) => `${COST_KIND_NAMES[kind]} ${dollars(byKind[kind])}`).join(', ');
}

const LINES: { readonly [I in MeasureId]: Omit<MeasureLine, 'id'> } = {
  instancesInUse: {
    label: 'Instances in use',
    short: 'Instances in use',
    about: 'How many machines the tasks are on: fewer is denser, and cheaper once the others are switched off.',
    assumption: 'measure-in-use',
    better: 'less',
    value: ({ instancesInUse }) => instancesInUse,
    figure: ({ instancesInUse }) => number(instancesInUse),
    detail: ({ instances }) => `of ${number(instances)}`,
  },
  tasksWaiting: {
    label: 'Tasks waiting',
    short: 'Tasks waiting',
    about: 'Tasks that services want and for which no instance has a place now.',
    assumption: 'measure-waiting',
    better: 'less',
    value: ({ tasksWaiting }) => tasksWaiting,
    figure: ({ tasksWaiting }) => number(tasksWaiting),
    detail: none,
  },
  zoneBalance: {
    label: 'Zone balance, largest minus smallest',
    short: 'Zones, largest minus smallest',
    about: 'How unevenly the tasks lie over the zones: 0 is even.',
    assumption: 'measure-zone-balance',
    better: 'less',
    value: ({ zoneBalance }) => zoneBalance,
    figure: ({ zoneBalance }) => number(zoneBalance),
    detail: none,
  },
  reservedCpu: {
    label: 'CPU reserved on instances in use',
    short: 'CPU reserved, of those in use',
    about: 'How much of the machines that one pays for is promised to tasks: more is denser.',
    assumption: 'measure-in-use',
    better: 'more',
    value: ({ reservedCpu: { units, of } }) => share(units, of),
    figure: ({ reservedCpu: { units, of } }) => percent(units, of),
    detail: ({ reservedCpu: { units, of } }) => `${number(units)} of ${number(of)} CPU`,
  },
  reservedMemory: {
    label: 'Memory reserved on instances in use',
    short: 'Memory reserved, of those in use',
    about: 'The same of memory: where one of the two is much ahead, the other cannot be used up.',
    assumption: 'measure-in-use',
    better: 'more',
    value: ({ reservedMemory: { mib, of } }) => share(mib, of),
    figure: ({ reservedMemory: { mib, of } }) => percent(mib, of),
    detail: ({ reservedMemory: { mib, of } }) => `${number(mib)} of ${memoryMiB(of)}`,
  },
  freeBlock: {
    label: 'Largest free block',
    short: 'Largest free block',
    about: 'How large a task could still be placed: free room is of use in one piece.',
    assumption: 'measure-stranded',
    better: 'more',
    value: ({ stranded }) => stranded.largestFreeCpuUnits * 4 + stranded.largestFreeMemoryMiB,
    figure: ({ stranded }) => block(stranded.largestFreeCpuUnits, stranded.largestFreeMemoryMiB),
    detail: none,
  },
  stranded: {
    label: 'Free room that no task fits',
    short: 'Free room that no task fits',
    about: 'Room that is paid for and of no use to any task of the scenario.',
    assumption: 'measure-stranded',
    better: 'less',
    value: ({ stranded }) => stranded.shareNoTaskFits,
    figure: ({ stranded }) => percent(stranded.shareNoTaskFits, 1),
    detail: ({ stranded }) => block(stranded.strandedCpuUnits, stranded.strandedMemoryMiB),
  },
  costPerHour: {
    label: 'Cost per hour, indicative',
    short: 'Cost per hour, indicative',
    about: 'The list price of all that runs: instances, idle ones included, and Fargate tasks.',
    assumption: 'price-list',
    better: 'less',
    value: ({ costPerHour }) => costPerHour,
    figure: ({ costPerHour }) => dollars(costPerHour),
    detail: ({ costByKind }) => kindsOfCost(costByKind),
  },
  costIdle: {
    label: 'Of that, could be switched off',
    short: 'Could be switched off',
    about:
      'The price of the instances that run nothing but daemons: what a placement saves that leaves machines empty.',
    assumption: 'measure-idle-cost',
    better: 'more',
    value: ({ costIdlePerHour }) => costIdlePerHour,
    figure: ({ costIdlePerHour }) => dollars(costIdlePerHour),
    detail: ({ idleInstances }) => `${number(idleInstances)} idle`,
  },
  costWasted: {
    label: 'Of that, for free room',
    short: 'For free room, an hour',
    about: 'What instances cost beyond what tasks have reserved on them: Fargate has none.',
    assumption: 'cost-owners',
    better: 'less',
    value: ({ costWastedPerHour }) => costWastedPerHour,
    figure: ({ costWastedPerHour }) => dollars(costWastedPerHour),
    detail: ({ costStrandedPerHour }) => `${dollars(costStrandedPerHour)} where no task fits`,
  },
  costSoFar: {
    label: 'Cost since the start, indicative',
    short: 'Cost since the start',
    about: 'What all that has run came to so far, by the second, a minute at least.',
    assumption: 'instance-billing',
    better: 'less',
    value: ({ costAccumulated }) => costAccumulated,
    figure: ({ costAccumulated }) => dollars(costAccumulated),
    detail: none,
  },
  lostWithInstance: {
    label: 'Tasks lost if the busiest instance dies',
    short: 'Lost with the busiest instance',
    about: 'What one broken machine takes with it.',
    assumption: 'measure-busiest',
    better: 'less',
    value: ({ lostWithInstance }) => lostWithInstance.tasks,
    figure: ({ lostWithInstance }) => number(lostWithInstance.tasks),
    detail: ({ lostWithInstance }) => lostWithInstance.id,
  },
  lostWithZone: {
    label: 'Tasks lost if the busiest zone dies',
    short: 'Lost with the busiest zone',
    about: 'What one broken availability zone takes with it.',
    assumption: 'measure-busiest',
    better: 'less',
    value: ({ lostWithZone }) => lostWithZone.tasks,
    figure: ({ lostWithZone }) => number(lostWithZone.tasks),
    detail: ({ lostWithZone }) => lostWithZone.zone,
  },
  recovery: {
    label: 'Seconds to recover from the last outage',
    short: 'Seconds to recover',
    about: 'From the outage until every service ran all of its tasks again.',
    assumption: 'measure-recovery',
    better: 'less',
    value: ({ outage, recoverySeconds }) => (outage === null ? null : (recoverySeconds ?? Infinity)),
    figure: ({ outage, recoverySeconds }) =>
      outage === null ? '–' : recoverySeconds === null ? 'not yet' : number(recoverySeconds),
    detail: ({ outage }) => outage?.what.replace(/^(Spot interruption terminates|\w+) /, '') ?? 'nothing has failed',
  },
  tasksMoved: {
    label: 'Tasks moved',
    short: 'Tasks moved',
    about: 'Tasks that ran and had to be started again elsewhere: the price of outages, drains and evening out.',
    assumption: 'measure-moved',
    better: 'less',
    value: ({ tasksMoved }) => tasksMoved,
    figure: ({ tasksMoved }) => number(tasksMoved),
    detail: none,
  },
};

export const MEASURE_LINES: readonly MeasureLine[] = MEASURE_IDS.map((id) => ({ id, ...LINES[id] }));

export function measureLine(id: MeasureId): MeasureLine {
  return { id, ...LINES[id] };
}

/**
 * Which of some worlds have the best of a measure. Nobody has where all are printed alike, or one has nothing to compare: what looks the same is
 * the same.
 */
export function bestOf(line: MeasureLine, worlds: readonly Measures[]): readonly boolean[] {
  const values = worlds.map(line.value);
  const figures = worlds.map(line.figure);
  const known = values.filter((value) => value !== null);
  const [first] = figures;
  if (known.length < values.length || figures.every((figure) => figure === first)) return worlds.map(() => false);
  const best = line.better === 'less' ? Math.min(...known) : Math.max(...known);
  const bestFigure = figures[values.indexOf(best)];
  return figures.map((figure) => figure === bestFigure);
}
