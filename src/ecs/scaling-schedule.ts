/**
 * When a scheduled action happens: `at(yyyy-mm-ddThh:mm:ss)`, `rate(5 minutes)`, `cron(minutes hours day-of-month month day-of-week year)`.
 * By arithmetic alone, in UTC (assumption `scaling-time-zones`). Source: services-and-capacity 3.7.
 */
export type Schedule =
  | { readonly kind: 'at'; readonly epochMs: number }
  | { readonly kind: 'rate'; readonly everyMs: number }
  | ({ readonly kind: 'cron' } & Cron);

/** What a cron expression lets through: values in ascending order, null for any. */
interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[] | null;
  /** The last day of the month, `L`. */
  readonly lastDay: boolean;
  readonly months: readonly number[];
  /** 1 for Sunday. */
  readonly daysOfWeek: readonly number[] | null;
  /** `6#3`: the third Friday. */
  readonly nthWeekday: { readonly day: number; readonly nth: number } | null;
  readonly years: readonly number[] | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const RATE_UNITS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: DAY_MS };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** A day that a cron expression means lies within four years and a leap day that a century leaves out. */
const DAYS_AHEAD = 8 * 366;

/** A schedule from its text; null where it is none. */
export function parseSchedule(text: string): Schedule | null {
  const [, kind, inside] = /^(at|rate|cron)\((.*)\)$/.exec(text.trim()) ?? [];
  if (kind === undefined || inside === undefined) return null;
  if (kind === 'at') return parseAt(inside);
  return kind === 'rate' ? parseRate(inside) : parseCron(inside);
}

/** The first moment of a schedule after another one (epoch ms); Infinity for none. A rate begins at `from`. */
export function nextOccurrence(schedule: Schedule, afterMs: number, fromMs: number): number {
  if (schedule.kind === 'at') return schedule.epochMs > afterMs ? schedule.epochMs : Infinity;
  if (schedule.kind === 'cron') return nextOfCron(schedule, afterMs);
  const { everyMs } = schedule;
  return fromMs + (Math.floor(Math.max(0, afterMs - fromMs) / everyMs) + 1) * everyMs;
}

function parseAt(text: string): Schedule | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { kind: 'at', epochMs: dayNumber(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1_000 };
}

function parseRate(text: string): Schedule | null {
  const [, amount, unit = '', plural] = /^(\d+) (minute|hour|day)(s?)$/.exec(text.trim()) ?? [];
  const count = Number(amount);
  const unitMs = RATE_UNITS[unit];
  if (unitMs === undefined || !(count >= 1) || (count === 1) !== (plural === '')) return null;
  return { kind: 'rate', everyMs: count * unitMs };
}

function parseCron(text: string): Schedule | null {
  const fields = text.trim().toUpperCase().split(/\s+/);
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  // Exactly one of the day fields is left open.
  if (fields.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) return null;
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const months = valuesOf(month, 1, 12, MONTHS);
  const years = valuesOf(year, 1970, 2199);
  const days = dayOfMonth === '?' || dayOfMonth === 'L' ? null : valuesOf(dayOfMonth, 1, 31);
  const [, weekday, nth] = /^([1-7]|[A-Z]{3})#([1-5])$/.exec(dayOfWeek) ?? [];
  const nthDay = weekday === undefined ? undefined : numberOf(weekday, 1, WEEKDAYS);
  const weekdays = dayOfWeek === '?' || weekday !== undefined ? null : valuesOf(dayOfWeek, 1, 7, WEEKDAYS);
  const sound =
    minutes &&
    hours &&
    months &&
    years &&
    (dayOfMonth === '?' || dayOfMonth === 'L' || days) &&
    (dayOfWeek === '?' || nthDay !== undefined || weekdays);
  if (!sound) return null;
  return {
    kind: 'cron',
    minutes,
    hours,
    months,
    daysOfMonth: days,
    lastDay: dayOfMonth === 'L',
    daysOfWeek: weekdays,
    nthWeekday: nthDay === undefined ? null : { day: nthDay, nth: Number(nth) },
    years: year === '*' ? null : years,
  };
}

/** The values of a field such as `*`, `0/15`, `1-5`, `MON-FRI`, `8,12`; null where it is none. */
function valuesOf(field: string, least: number, most: number, names: readonly string[] = []): number[] | null {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
    const first = from === '*' ? least : numberOf(from, least, names);
    const last = to !== undefined ? numberOf(to, least, names) : from === '*' || step !== undefined ? most : first;
    const every = Number(step ?? 1);
    if (first === undefined || last === undefined || first < least || last > most || first > last || every < 1)
      return null;
    for (let value = first; value <= last; value += every) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function numberOf(text: string, least: number, names: readonly string[]): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names.indexOf(text);
  return index < 0 ? undefined : index + least;
}

function nextOfCron(cron: Cron, afterMs: number): number {
  const startMs = (Math.floor(afterMs / MINUTE_MS) + 1) * MINUTE_MS;
  const startDay = Math.floor(startMs / DAY_MS);
  for (let day = startDay; day < startDay + DAYS_AHEAD; day++) {
    if (!isDay(cron, day)) continue;
    const fromMinute = day === startDay ? (startMs - day * DAY_MS) / MINUTE_MS : 0;
    for (const hour of cron.hours)
      for (const minute of cron.minutes)
        if (hour * 60 + minute >= fromMinute) return day * DAY_MS + (hour * 60 + minute) * MINUTE_MS;
  }
  return Infinity;
}

function isDay({ months, years, daysOfMonth, lastDay, daysOfWeek, nthWeekday }: Cron, day: number): boolean {
  const { year, month, date } = civil(day);
  if (!months.includes(month) || (years !== null && !years.includes(year))) return false;
  if (lastDay) return date === daysInMonth(year, month);
  if (daysOfMonth !== null) return daysOfMonth.includes(date);
  // The first of January 1970 was a Thursday.
  const weekday = ((((day + 4) % 7) + 7) % 7) + 1;
  if (nthWeekday !== null) return weekday === nthWeekday.day && Math.ceil(date / 7) === nthWeekday.nth;
  return daysOfWeek?.includes(weekday) ?? false;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01, in the Gregorian calendar. Years begin in March here, so that the leap day is the last of its year. */
function dayNumber(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1 - 719_468;
}

function civil(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  let year = 1970 + Math.floor(day / 366);
  while (dayNumber(year + 1, 1, 1) <= day) year++;
  let month = 1;
  while (month < 12 && dayNumber(year, month + 1, 1) <= day) month++;
  return { year, month, date: day - dayNumber(year, month, 1) + 1 };
}
