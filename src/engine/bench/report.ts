import { thousands } from '../../lib/thousands';
import type { Figure } from './figure';

/** Figures for people, as a table that a README takes as it is, or with `--json` for programs. */
export function report(machine: string, figures: readonly Figure[], json: boolean): string {
  return json ? document(machine, figures) : [machine, '', ...table(figures), '', summary(figures)].join('\n');
}

function document(machine: string, figures: readonly Figure[]): string {
  const printed = figures.map(({ name, value, passAt, pass }) => ({ name, value, passAt, pass }));
  return JSON.stringify({ machine, figures: printed }, null, 2);
}

function table(figures: readonly Figure[]): string[] {
  const rows = [['figure', 'value', 'pass at', ''], ...figures.map(cells)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0), 4));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 1 || column === 2 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)];
}

function cells({ name, value, passAt, bound, pass }: Figure): string[] {
  const goal = passAt === null ? '' : `${bound === 'most' ? '≤' : '≥'} ${printed(passAt)}`;
  return [name, printed(value), goal, passAt === null ? '' : pass ? 'yes' : 'MISSED'];
}

function printed(value: number): string {
  return Number.isInteger(value) ? thousands(value) : String(value);
}

function summary(figures: readonly Figure[]): string {
  const asked = figures.filter(({ passAt }) => passAt !== null);
  return `${asked.filter(({ pass }) => pass).length} of ${asked.length} goals reached.`;
}
