import { civil, DAY_MS, dayNumber, daysInMonth, weekdayOf } from './calendar';
import { localTime, momentOf, UTC } from './time-zones';
import type { TimeZone } from './time-zones';

/**
 * When a scheduled action happens: `at(yyyy-mm-ddThh:mm:ss)`, `rate(5 minutes)`, `cron(minutes hours day-of-month month day-of-week year)`.
 * By arithmetic alone; `at` and `cron` by the clock of a time zone (assumption `scaling-time-zones`). Source: services-and-capacity 3.7.
 */
export type Schedule =
  /** `localMs`: what the clock shows, as if it were UTC. */
  | { readonly kind: 'at'; readonly localMs: number }
  | { readonly kind: 'rate'; readonly everyMs: number }
  | ({ readonly kind: 'cron' } & Cron);

/** What a cron expression lets through: values in ascending order, null for any. */
interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[] | null;
  /** The last day of the month, `L`. */
  readonly lastDay: boolean;
  /** The weekday that is nearest to this day of the month, `15W`; 'last' for the last weekday of the month, `LW`. */
  readonly nearestWeekday: number | 'last' | null;
  readonly months: readonly number[];
  /** 1 for Sunday. */
  readonly daysOfWeek: readonly number[] | null;
  /** `6#3`: the third Friday; `6L`: the last one. */
  readonly nthWeekday: { readonly day: number; readonly nth: number | 'last' } | null;
  readonly years: readonly number[] | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RATE_UNITS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const SUNDAY = 1;
const SATURDAY = 7;
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
export function nextOccurrence(schedule: Schedule, afterMs: number, fromMs: number, zone: TimeZone = UTC): number {
  if (schedule.kind === 'at') {
    const atMs = momentOf(zone, schedule.localMs);
    return atMs > afterMs ? atMs : Infinity;
  }
  if (schedule.kind === 'cron') return nextInZone(schedule, afterMs, zone);
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
  return { kind: 'at', localMs: dayNumber(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1_000 };
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
  const onDate = dayOfMonthOf(dayOfMonth);
  const onWeekday = dayOfWeekOf(dayOfWeek);
  if (!minutes || !hours || !months || !years || !onDate || !onWeekday) return null;
  return { kind: 'cron', minutes, hours, months, ...onDate, ...onWeekday, years: year === '*' ? null : years };
}

/** `?`, `L`, `LW`, `15W`, or values; null for what is none of them. */
function dayOfMonthOf(field: string): Pick<Cron, 'daysOfMonth' | 'lastDay' | 'nearestWeekday'> | null {
  const open = { daysOfMonth: null, lastDay: false, nearestWeekday: null };
  if (field === '?') return open;
  if (field === 'L') return { ...open, lastDay: true };
  if (field === 'LW') return { ...open, nearestWeekday: 'last' };
  const [, near] = /^(\d{1,2})W$/.exec(field) ?? [];
  if (near !== undefined)
    return Number(near) >= 1 && Number(near) <= 31 ? { ...open, nearestWeekday: Number(near) } : null;
  const daysOfMonth = valuesOf(field, 1, 31);
  return daysOfMonth && { ...open, daysOfMonth };
}

/** `?`, `L` for Saturday, `6L`, `6#3`, or values. */
function dayOfWeekOf(field: string): Pick<Cron, 'daysOfWeek' | 'nthWeekday'> | null {
  const open = { daysOfWeek: null, nthWeekday: null };
  if (field === '?') return open;
  if (field === 'L') return { ...open, daysOfWeek: [7] };
  const [, weekday, nth] = /^([1-7]|[A-Z]{3})(L|#[1-5])$/.exec(field) ?? [];
  if (weekday !== undefined && nth !== undefined) {
    const day = numberOf(weekday, 1, WEEKDAYS);
    return day === undefined
      ? null
      : { ...open, nthWeekday: { day, nth: nth === 'L' ? 'last' : Number(nth.slice(1)) } };
  }
  const daysOfWeek = valuesOf(field, 1, 7, WEEKDAYS);
  return daysOfWeek && { ...open, daysOfWeek };
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

/** Times that the clock shows, from well before it was last changed on: where it goes back, what comes next may lie behind what it shows. */
function nextInZone(cron: Cron, afterMs: number, zone: TimeZone): number {
  let localMs = localTime(zone, afterMs) - (zone.summer === null ? 0 : 2 * HOUR_MS);
  for (;;) {
    localMs = nextOfCron(cron, localMs);
    const atMs = localMs === Infinity ? Infinity : momentOf(zone, localMs);
    if (atMs > afterMs) return atMs;
  }
}

/** Times without a zone. */
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

function isDay(cron: Cron, day: number): boolean {
  const { year, month, date } = civil(day);
  if (!cron.months.includes(month) || (cron.years !== null && !cron.years.includes(year))) return false;
  const last = daysInMonth(year, month);
  if (cron.lastDay) return date === last;
  if (cron.nearestWeekday !== null) return date === weekdayNear(cron.nearestWeekday, day - date, last);
  if (cron.daysOfMonth !== null) return cron.daysOfMonth.includes(date);
  const weekday = weekdayOf(day);
  if (cron.nthWeekday === null) return cron.daysOfWeek?.includes(weekday) ?? false;
  const { day: wanted, nth } = cron.nthWeekday;
  return weekday === wanted && (nth === 'last' ? date > last - 7 : Math.ceil(date / 7) === nth);
}

/**
 * Of Monday to Friday the day of the month that is nearest to a date, without leaving the month; 0 where the month has no such date.
 * @param before number of the day before the month's first
 */
function weekdayNear(date: number | 'last', before: number, last: number): number {
  const wanted = date === 'last' ? last : date;
  if (wanted > last) return 0;
  const weekday = weekdayOf(before + wanted);
  if (weekday === SATURDAY) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekday === SUNDAY) return wanted < last ? wanted + 1 : wanted - 2;
  return wanted;
}
