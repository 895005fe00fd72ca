import { nextOccurrence, parseSchedule } from '../../../ecs/scaling-schedule';
import type { Schedule } from '../../../ecs/scaling-schedule';
import { durationSeconds } from './durations';

/** When a Scheduled Job runs, as entries of a timeline. Times in simulated seconds. */
export interface Runs {
  readonly entries: readonly { readonly at: number; readonly every?: number; readonly until?: number }[];
  /** What of the schedule is not in them, a sentence. */
  readonly note: string | null;
}

/** Copilot's short forms, as it hands them to EventBridge. */
const NAMED: Readonly<Record<string, string>> = {
  '@yearly': 'cron(0 0 1 1 ? *)',
  '@annually': 'cron(0 0 1 1 ? *)',
  '@monthly': 'cron(0 0 1 * ? *)',
  '@weekly': 'cron(0 0 ? * 1 *)',
  '@daily': 'cron(0 0 * * ? *)',
  '@midnight': 'cron(0 0 * * ? *)',
  '@hourly': 'cron(0 * * * ? *)',
};

const DAY_S = 86_400;
const WEEK_S = 7 * DAY_S;
/** A schedule that takes more entries than this is shown for its first runs. */
const MOST_ENTRIES = 50;
const MOST_RUNS = 7 * 24 * 60;

/** The runs of a schedule from second 0 on; null for a text that is none. `none` never runs. */
export function runsOf(text: string, startsAtMs: number): Runs | null {
  if (text.trim() === 'none') return { entries: [], note: 'It runs only when somebody starts it.' };
  const schedule = scheduleOf(text.trim());
  if (schedule === null) return null;
  if (schedule.kind === 'rate')
    return { entries: [{ at: schedule.everyMs / 1_000, every: schedule.everyMs / 1_000 }], note: null };
  const moments = momentsOf(schedule, startsAtMs);
  const [first] = moments;
  if (first === undefined) return { entries: [], note: 'It never runs again from the start of this run on.' };
  const rhythm = rhythmOf(moments);
  if (rhythm !== null) return { entries: [{ at: first, every: rhythm }], note: null };
  // What comes each week in the same way is said by a week of it.
  const week = moments.filter((at) => at < WEEK_S);
  const repeats = week.length > 0 && isWeekly(schedule);
  if (repeats && week.length <= MOST_ENTRIES) return { entries: week.map((at) => ({ at, every: WEEK_S })), note: null };
  const shown = stretches(week.length === 0 ? moments.slice(0, 1) : week).slice(0, MOST_ENTRIES);
  return {
    entries: shown,
    note:
      week.length === 0
        ? 'Only its next run is in the scenario.'
        : 'Only the runs of the first week are in the scenario.',
  };
}

function scheduleOf(text: string): Schedule | null {
  const every = /^@every\s+(\S+)$/.exec(text)?.[1];
  if (every !== undefined) {
    const seconds = durationSeconds(every);
    // EventBridge counts whole minutes.
    return seconds === null || seconds < 60 ? null : { kind: 'rate', everyMs: Math.floor(seconds / 60) * 60_000 };
  }
  const named = NAMED[text];
  if (named !== undefined) return parseSchedule(named);
  return parseSchedule(text) ?? (text.split(/\s+/).length === 5 ? parseSchedule(`cron(${sixFields(text)})`) : null);
}

/** Five fields of cron as EventBridge's six: its Sunday is 1, and one of the day fields is `?`. */
function sixFields(text: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = text.split(/\s+/);
  const isAnyWeekday = weekday === '*';
  const days = isAnyWeekday ? '?' : weekday.replace(/(?<![/#\w])\d/g, (number) => String((Number(number) % 7) + 1));
  return `${minute} ${hour} ${isAnyWeekday ? day : '?'} ${month} ${days} *`;
}

/** From second 0 on; two weeks of them, or the next one alone where it lies later. */
function momentsOf(schedule: Schedule, startsAtMs: number): number[] {
  const moments: number[] = [];
  let afterMs = startsAtMs - 1;
  while (moments.length < 2 * MOST_RUNS) {
    const nextMs = nextOccurrence(schedule, afterMs, startsAtMs);
    if (nextMs === Infinity) break;
    const at = (nextMs - startsAtMs) / 1_000;
    if (at >= 2 * WEEK_S && moments.length > 0) break;
    moments.push(at);
    if (at >= 2 * WEEK_S) break;
    afterMs = nextMs;
  }
  return moments;
}

/** Seconds between runs that are all equally far apart; null for others. */
function rhythmOf(moments: readonly number[]): number | null {
  if (moments.length < 3) return null;
  const gap = (moments[1] ?? 0) - (moments[0] ?? 0);
  return moments.every((at, index) => index === 0 || at - (moments[index - 1] ?? 0) === gap) ? gap : null;
}

/** Whether nothing but the time of day and the day of the week decides. */
function isWeekly(schedule: Schedule): boolean {
  if (schedule.kind !== 'cron') return false;
  const { daysOfMonth, lastDay, nthWeekday, months, years } = schedule;
  const anyDay = daysOfMonth === null || daysOfMonth.length === 31;
  return anyDay && !lastDay && nthWeekday === null && months.length === 12 && years === null;
}

/** Runs that follow each other in the same rhythm are one entry that repeats itself until the last of them. */
function stretches(moments: readonly number[]): { at: number; every?: number; until?: number }[] {
  const found: { at: number; every?: number; until?: number }[] = [];
  for (const at of moments) {
    const last = found.at(-1);
    const end = last?.until ?? last?.at ?? 0;
    if (last !== undefined && (last.every === undefined || at - end === last.every) && at - end < DAY_S / 2) {
      last.every ??= at - end;
      last.until = at;
    } else found.push({ at });
  }
  return found;
}
