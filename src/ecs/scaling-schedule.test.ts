import { describe, expect, it } from 'vitest';
import { nextOccurrence, parseSchedule } from './scaling-schedule';
import { localTime, TIME_ZONES, UTC } from './time-zones';

/** A Monday. */
const START = Date.UTC(2026, 0, 5);

function next(text: string, after = START): string | number {
  const schedule = parseSchedule(text);
  if (schedule === null) throw new Error(`${text} is no schedule`);
  const ms = nextOccurrence(schedule, after, START);
  return ms === Infinity ? ms : new Date(ms).toISOString().slice(0, 16);
}

describe('schedules', () => {
  it.each([
    ['at(2026-01-05T08:00:00)', '2026-01-05T08:00'],
    ['at(2026-01-04T08:00:00)', Infinity],
    ['rate(1 minute)', '2026-01-05T00:01'],
    ['rate(5 minutes)', '2026-01-05T00:05'],
    ['rate(12 hours)', '2026-01-05T12:00'],
    ['rate(1 day)', '2026-01-06T00:00'],
    ['cron(0 8 * * ? *)', '2026-01-05T08:00'],
    ['cron(0/15 * * * ? *)', '2026-01-05T00:15'],
    ['cron(30 6,18 * * ? *)', '2026-01-05T06:30'],
    ['cron(0 8 ? * MON-FRI *)', '2026-01-05T08:00'],
    ['cron(0 8 ? * SUN *)', '2026-01-11T08:00'],
    ['cron(0 8 ? * 7 *)', '2026-01-10T08:00'],
    ['cron(0 8 ? * FRI#3 *)', '2026-01-16T08:00'],
    ['cron(0 8 L * ? *)', '2026-01-31T08:00'],
    ['cron(0 8 17W * ? *)', '2026-01-16T08:00'],
    ['cron(0 8 18W * ? *)', '2026-01-19T08:00'],
    ['cron(0 8 1W FEB ? *)', '2026-02-02T08:00'],
    ['cron(0 8 31W 5 ? *)', '2026-05-29T08:00'],
    ['cron(0 8 31W 2,8 ? *)', '2026-08-31T08:00'],
    ['cron(0 8 LW * ? *)', '2026-01-30T08:00'],
    ['cron(0 8 ? * FRIL *)', '2026-01-30T08:00'],
    ['cron(0 8 ? * 2L *)', '2026-01-26T08:00'],
    ['cron(0 8 ? * L *)', '2026-01-10T08:00'],
    ['cron(0 8 29 FEB ? *)', '2028-02-29T08:00'],
    ['cron(0 0 1 1 ? 2027-2028)', '2027-01-01T00:00'],
    ['cron(0 8 * * ? 2020)', Infinity],
  ])('%s: %s', (text, expected) => expect(next(text)).toBe(expected));

  it('come again after they have come', () => {
    expect(next('cron(0 8 * * ? *)', Date.UTC(2026, 0, 5, 8))).toBe('2026-01-06T08:00');
    expect(next('rate(5 minutes)', Date.UTC(2026, 0, 5, 0, 5))).toBe('2026-01-05T00:10');
  });

  it('know every day of thirty years', () => {
    for (let ms = Date.UTC(1999, 11, 31); ms < Date.UTC(2030, 0, 1); ms += 86_400_000) {
      const day = new Date(ms);
      const text = `cron(0 0 ${day.getUTCDate()} ${day.getUTCMonth() + 1} ? ${day.getUTCFullYear()})`;
      expect(next(text, ms - 1)).toBe(day.toISOString().slice(0, 16));
    }
  });

  it.each([
    'at(8:00)',
    'at(2026-02-29T08:00:00)',
    'rate(5 minute)',
    'rate(0 minutes)',
    'cron(0 8 * * * *)',
    'cron(0 8 ? * ? *)',
    'cron(0 8 * * ?)',
    'cron(60 8 * * ? *)',
    'cron(0 8 ? * MONDAY *)',
    'cron(0 8 32W * ? *)',
    'cron(0 8 ? * LW *)',
    'every day',
  ])('%s is none', (text) => expect(parseSchedule(text)).toBeNull());
});

describe('in a time zone', () => {
  const zoned = (text: string, zone: string, after: string): string => {
    const schedule = parseSchedule(text);
    if (schedule === null) throw new Error(`${text} is no schedule`);
    return new Date(nextOccurrence(schedule, Date.parse(after), 0, TIME_ZONES.get(zone) ?? UTC)).toISOString();
  };

  it.each([
    ['cron(0 8 * * ? *)', 'Europe/Berlin', '2026-01-05T00:00:00Z', '2026-01-05T07:00:00.000Z'],
    ['cron(0 8 * * ? *)', 'Europe/Berlin', '2026-07-05T00:00:00Z', '2026-07-05T06:00:00.000Z'],
    ['cron(0 8 * * ? *)', 'America/New_York', '2026-01-05T00:00:00Z', '2026-01-05T13:00:00.000Z'],
    ['cron(0 8 * * ? *)', 'America/New_York', '2026-07-05T00:00:00Z', '2026-07-05T12:00:00.000Z'],
    ['cron(0 8 * * ? *)', 'Asia/Kolkata', '2026-01-05T00:00:00Z', '2026-01-05T02:30:00.000Z'],
    ['cron(0 8 ? * MON *)', 'Australia/Sydney', '2026-01-04T00:00:00Z', '2026-01-04T21:00:00.000Z'],
    ['cron(0 8 ? * MON *)', 'Australia/Sydney', '2026-07-01T00:00:00Z', '2026-07-05T22:00:00.000Z'],
    ['at(2026-01-05T08:00:00)', 'Asia/Tokyo', '2026-01-01T00:00:00Z', '2026-01-04T23:00:00.000Z'],
    // Half past two does not come on the last Sunday of March, and comes twice on that of October.
    ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-29T00:00:00Z', '2026-03-29T01:30:00.000Z'],
    ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    ['cron(30 1 * * ? *)', 'America/New_York', '2026-11-01T00:00:00Z', '2026-11-01T05:30:00.000Z'],
  ])('%s in %s after %s: %s', (text, zone, after, expected) => expect(zoned(text, zone, after)).toBe(expected));

  it('clocks show what they show', () => {
    // Every other day of two years and some hours of it, against what this machine knows.
    for (const [name, zone] of TIME_ZONES) {
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
      for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 38 * 3_600_000) {
        const shown = new Date(localTime(zone, ms)).toISOString().slice(0, 19).replace('T', ' ');
        expect(`${name} ${shown}`).toBe(`${name} ${clock.format(ms)}`);
      }
    }
  });
});
