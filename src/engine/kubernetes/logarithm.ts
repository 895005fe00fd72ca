/**
 * The natural logarithm that PodTopologySpread weighs its counts with. `Math.log` may differ in its last digit from one machine to the next, and a score
 * is rounded: so it is made here of additions, multiplications and divisions alone, which IEEE 754 fixes to the last bit, and cut to a whole number of
 * billionths. What is decided with it is decided in whole numbers, the same everywhere (assumption `eks-logarithm`).
 */

/** One in the numbers that `billionthsOfLn` answers with. */
export const BILLION = 1_000_000_000;

/** Terms of the series of atanh: of an argument up to 1/3 the next one is below 1e-15. */
const TERMS = 16;

/** ln n in billionths, rounded. @param n a whole number from 1 on */
export function billionthsOfLn(n: number): number {
  let mantissa = n;
  let halvings = 0;
  for (; mantissa >= 2; mantissa /= 2) halvings++;
  // ln m = 2 atanh((m - 1) / (m + 1)), for 1 <= m < 2.
  const argument = (mantissa - 1) / (mantissa + 1);
  const square = argument * argument;
  let sum = 0;
  for (let term = TERMS; term >= 0; term--) sum = sum * square + 1 / (2 * term + 1);
  return Math.round((halvings * Math.LN2 + 2 * argument * sum) * BILLION);
}
