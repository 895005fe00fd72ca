import { describe, expect, it } from 'vitest';
import { nextOccurrence, parseSchedule } from './scaling-schedule';

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
    'every day',
  ])('%s is none', (text) => expect(parseSchedule(text)).toBeNull());
});
