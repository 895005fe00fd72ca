/** A value over time that holds until it changes, as path data. */

/**
 * One step line through rows of a table. `x` and `y` turn a row's time and value into px. Changes within half a pixel are drawn as one stroke
 * from their least to their greatest value, so that the path stays as long as the chart is wide, whatever the number of rows.
 */
export function stepPath(rows: number, x: (row: number) => number, y: (row: number) => number, end: number): string {
  if (rows === 0) return '';
  let data = '';
  let atX = x(0);
  let [least, most, last] = [y(0), y(0), y(0)];
  let drawn = Number.NaN;
  const flush = (): void => {
    const px = round(atX);
    const first = Number.isNaN(drawn);
    data += first ? `M${px} ${round(last)}` : `H${px}`;
    if (least !== most) data += `V${round(least)}V${round(most)}`;
    if ((!first && drawn !== last) || least !== most) data += `V${round(last)}`;
    drawn = last;
  };
  for (let row = 1; row < rows; row += 1) {
    const nextX = x(row);
    const value = y(row);
    if (nextX - atX < 0.5) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      last = value;
      continue;
    }
    flush();
    atX = nextX;
    least = value;
    most = value;
    last = value;
  }
  flush();
  return `${data}H${round(Math.max(end, atX))}`;
}

/** The area below a step line, down to `base`. */
export function stepArea(line: string, from: number, end: number, base: number): string {
  return line === '' ? '' : `${line}L${round(end)} ${round(base)}L${round(from)} ${round(base)}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
