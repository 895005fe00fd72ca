/**
 * How values are ordered. Each function answers below 0, 0 or above 0, as `sort` wants it.
 * Source: placement-and-lifecycle 3.1; modelling choices `query-attribute-order` and `query-agent-version`.
 */

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const VERSION = /^v?\d+(?:\.\d+)*$/;

/** Attribute values: as numbers if both are decimal, else by code point. */
export function compareAttributeValues(left: string, right: string): number {
  const leftDecimal = DECIMAL.exec(left);
  const rightDecimal = DECIMAL.exec(right);
  return leftDecimal !== null && rightDecimal !== null
    ? compareDecimals(leftDecimal, rightDecimal)
    : compareCodePoints(left, right);
}

/** Whether the text is an agent version: numbers with dots between them, a leading `v` allowed. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Agent versions, component by component as integers; missing components are 0. Both must be versions. */
export function compareVersions(left: string, right: string): number {
  const leftParts = left.replace(/^v/, '').split('.');
  const rightParts = right.replace(/^v/, '').split('.');
  for (let index = 0; index < Math.max(leftParts.length, rightParts.length); index += 1) {
    const order = compareDigits(leftParts[index] ?? '0', rightParts[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/** Digit by digit rather than as floating point: long numbers such as build stamps keep their order. */
function compareDecimals(left: RegExpExecArray, right: RegExpExecArray): number {
  const leftIsNegative = left[1] === '-';
  const rightIsNegative = right[1] === '-';
  if (leftIsNegative && rightIsNegative) return compareMagnitudes(right, left);
  if (!leftIsNegative && !rightIsNegative) return compareMagnitudes(left, right);
  const bothZero = !/[1-9]/.test(left[0]) && !/[1-9]/.test(right[0]);
  if (bothZero) return 0;
  return leftIsNegative ? -1 : 1;
}

function compareMagnitudes(left: RegExpExecArray, right: RegExpExecArray): number {
  const whole = compareDigits(left[2] ?? '', right[2] ?? '');
  if (whole !== 0) return whole;
  const [leftFraction, rightFraction] = [left[3] ?? '', right[3] ?? ''];
  const length = Math.max(leftFraction.length, rightFraction.length);
  return compareDigits(leftFraction.padEnd(length, '0'), rightFraction.padEnd(length, '0'));
}

/** Two non-negative integers of any length. */
function compareDigits(left: string, right: string): number {
  const [leftDigits, rightDigits] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')];
  if (leftDigits.length !== rightDigits.length) return leftDigits.length - rightDigits.length;
  if (leftDigits === rightDigits) return 0;
  return leftDigits < rightDigits ? -1 : 1;
}

/** JavaScript's own order is by UTF-16 unit, which puts surrogates before U+E000. */
function compareCodePoints(left: string, right: string): number {
  const [leftPoints, rightPoints] = [Array.from(left), Array.from(right)];
  for (let index = 0; index < Math.min(leftPoints.length, rightPoints.length); index += 1) {
    const order = (leftPoints[index]?.codePointAt(0) ?? 0) - (rightPoints[index]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return leftPoints.length - rightPoints.length;
}
