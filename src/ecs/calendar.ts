/** The Gregorian calendar by arithmetic alone. Days are counted from 1970-01-01; months from 1. */

export const DAY_MS = 86_400_000;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Years begin in March here, so that the leap day is the last of its year. */
export function dayNumber(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1 - 719_468;
}

export function civil(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  let year = 1970 + Math.floor(day / 366);
  while (dayNumber(year + 1, 1, 1) <= day) year++;
  let month = 1;
  while (month < 12 && dayNumber(year, month + 1, 1) <= day) month++;
  return { year, month, date: day - dayNumber(year, month, 1) + 1 };
}

/** 1 for Sunday, as cron of AWS counts. The first of January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 4) % 7) + 7) % 7) + 1;
}
