/** A whole number with commas between thousands, `5,000`: the same wherever the reader lives. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/**
 * A number with commas between thousands and at most so many decimals, `1,536.25`: as `Intl.NumberFormat('en-US')` writes it, the first
 * of which takes a browser some ten milliseconds to make: too long for a page that is just starting.
 * @param value up to a million million in size
 */
export function decimal(value: number, mostDecimals = 0): string {
  const size = Math.abs(value);
  // Shifted as a text: a half is rounded as it reads, not as it is stored. What is too small to be written without an exponent is nothing.
  const shifted = size < 1e-6 ? 0 : Math.round(Number(`${size}e${mostDecimals}`));
  const digits = String(shifted).padStart(mostDecimals + 1, '0');
  const end = digits.length - mostDecimals;
  const decimals = digits.slice(end).replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  return `${sign}${thousands(Number(digits.slice(0, end)))}${decimals === '' ? '' : `.${decimals}`}`;
}
