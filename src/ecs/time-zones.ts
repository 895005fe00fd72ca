import { dayNumber, DAY_MS } from './calendar';

/**
 * Time zones of schedules, by rules of their own: what a browser and Node know of zones differs from version to version, and a run is the same
 * everywhere. The zones of AWS's Regions and of where most people are; each as its rules have been since 2024 (assumption `scaling-time-zones`).
 */
export interface TimeZone {
  /** Minutes that its standard time is ahead of UTC. */
  readonly standardMinutes: number;
  /** When the clocks are an hour ahead of that; null for zones where they never are. */
  readonly summer: SummerTime | null;
}

interface SummerTime {
  readonly from: Change;
  readonly to: Change;
}

/** A change of the clocks: the nth Sunday of a month, -1 for the last, at minutes of the day in UTC, or by standard time. */
interface Change {
  readonly month: number;
  readonly nth: number;
  readonly atMinutes: number;
  readonly by: 'utc' | 'standard';
}

const change = (month: number, nth: number, atMinutes: number, by: Change['by'] = 'standard'): Change => ({
  month,
  nth,
  atMinutes,
  by,
});

/** The last Sundays of March and October at 01:00 UTC. */
const EUROPE: SummerTime = { from: change(3, -1, 60, 'utc'), to: change(10, -1, 60, 'utc') };
/** From 02:00 of the second Sunday in March to 02:00 summer time of the first in November. */
const AMERICA: SummerTime = { from: change(3, 2, 120), to: change(11, 1, 60) };
const AUSTRALIA: SummerTime = { from: change(10, 1, 120), to: change(4, 1, 120) };
const NEW_ZEALAND: SummerTime = { from: change(9, -1, 120), to: change(4, 1, 120) };

const GROUPS: readonly (readonly [hours: number, summer: SummerTime | null, names: string])[] = [
  [-10, null, 'Pacific/Honolulu US/Hawaii'],
  [-9, AMERICA, 'America/Anchorage US/Alaska'],
  [-8, AMERICA, 'America/Los_Angeles America/Vancouver America/Tijuana US/Pacific'],
  [-7, AMERICA, 'America/Denver America/Edmonton America/Boise US/Mountain'],
  [-7, null, 'America/Phoenix US/Arizona'],
  [-6, AMERICA, 'America/Chicago America/Winnipeg US/Central'],
  [-6, null, 'America/Mexico_City America/Costa_Rica America/Guatemala'],
  [-5, AMERICA, 'America/New_York America/Toronto America/Montreal America/Detroit US/Eastern EST5EDT'],
  [-5, null, 'America/Bogota America/Lima America/Panama America/Jamaica'],
  [-4, AMERICA, 'America/Halifax Canada/Atlantic'],
  [-4, null, 'America/Caracas America/La_Paz America/Puerto_Rico'],
  [-3.5, AMERICA, 'America/St_Johns'],
  [-3, null, 'America/Sao_Paulo America/Argentina/Buenos_Aires America/Buenos_Aires America/Montevideo'],
  [
    0,
    null,
    'UTC GMT Etc/UTC Etc/GMT Etc/Universal Etc/Zulu Universal Zulu Africa/Abidjan Africa/Accra Atlantic/Reykjavik',
  ],
  [0, EUROPE, 'Europe/London Europe/Dublin Europe/Lisbon GB'],
  [
    1,
    EUROPE,
    'Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Amsterdam Europe/Brussels Europe/Vienna Europe/Zurich Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Prague Europe/Warsaw Europe/Budapest Europe/Belgrade Europe/Zagreb Europe/Luxembourg CET',
  ],
  [1, null, 'Africa/Lagos Africa/Algiers Africa/Tunis'],
  [
    2,
    EUROPE,
    'Europe/Athens Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Bucharest Europe/Sofia Europe/Riga Europe/Tallinn Europe/Vilnius EET',
  ],
  [2, null, 'Africa/Johannesburg Africa/Maputo'],
  [
    3,
    null,
    'Europe/Istanbul Europe/Moscow Asia/Riyadh Asia/Bahrain Asia/Kuwait Asia/Qatar Asia/Baghdad Africa/Nairobi',
  ],
  [3.5, null, 'Asia/Tehran'],
  [4, null, 'Asia/Dubai Asia/Baku Asia/Tbilisi'],
  [5, null, 'Asia/Karachi Asia/Tashkent'],
  [5.5, null, 'Asia/Kolkata Asia/Calcutta Asia/Colombo'],
  [5.75, null, 'Asia/Kathmandu'],
  [6, null, 'Asia/Dhaka'],
  [7, null, 'Asia/Bangkok Asia/Jakarta Asia/Ho_Chi_Minh'],
  [8, null, 'Asia/Singapore Asia/Shanghai Asia/Hong_Kong Asia/Taipei Asia/Manila Asia/Kuala_Lumpur Australia/Perth'],
  [9, null, 'Asia/Tokyo Asia/Seoul'],
  [9.5, null, 'Australia/Darwin'],
  [9.5, AUSTRALIA, 'Australia/Adelaide'],
  [10, null, 'Australia/Brisbane'],
  [10, AUSTRALIA, 'Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra'],
  [12, NEW_ZEALAND, 'Pacific/Auckland'],
];

/** Names in the order of the clock. */
export const TIME_ZONES: ReadonlyMap<string, TimeZone> = new Map(
  GROUPS.flatMap(([hours, summer, names]) =>
    names.split(' ').map((name) => [name, { standardMinutes: hours * 60, summer }] as const),
  ),
);

export const UTC: TimeZone = { standardMinutes: 0, summer: null };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a clock in the zone shows at a moment (epoch ms), as if it were UTC. */
export function localTime(zone: TimeZone, epochMs: number): number {
  return epochMs + offsetAt(zone, epochMs);
}

/**
 * The moment (epoch ms) at which a clock in the zone shows a time. Of a time that comes twice the first one; one that is skipped is as far behind the
 * change as it would have been.
 */
export function momentOf(zone: TimeZone, localMs: number): number {
  const standardMs = localMs - zone.standardMinutes * MINUTE_MS;
  const summerMs = standardMs - HOUR_MS;
  return localTime(zone, summerMs) === localMs ? summerMs : standardMs;
}

function offsetAt({ standardMinutes, summer }: TimeZone, epochMs: number): number {
  const standard = standardMinutes * MINUTE_MS;
  if (summer === null) return standard;
  const year = yearOf(epochMs + standard);
  const from = changeMs(summer.from, year, standard);
  const to = changeMs(summer.to, year, standard);
  // South of the equator the summer goes over the turn of the year.
  const isSummer = from < to ? epochMs >= from && epochMs < to : epochMs >= from || epochMs < to;
  return isSummer ? standard + HOUR_MS : standard;
}

function changeMs({ month, nth, atMinutes, by }: Change, year: number, standardMs: number): number {
  const first = nth > 0 ? dayNumber(year, month, 1) : dayNumber(year, month + 1, 1) - 7;
  // The first of January 1970 was a Thursday.
  const sunday = first + ((7 - ((first + 4) % 7)) % 7) + 7 * (Math.max(1, nth) - 1);
  return sunday * DAY_MS + atMinutes * MINUTE_MS - (by === 'utc' ? 0 : standardMs);
}

function yearOf(ms: number): number {
  const day = Math.floor(ms / DAY_MS);
  let year = 1970 + Math.floor(day / 366);
  while (dayNumber(year + 1, 1, 1) <= day) year++;
  return year;
}
