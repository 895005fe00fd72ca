import { isRecord } from '../../lib/is-record';
import { formatValue } from '../format';
import { isPlaceholder } from './placeholders';

/**
 * Lines that put a text into a file: `cat > FILE <<'END'`. Nothing in the text means anything to the shell, and no line of it ends it.
 * @param file a word of the shell
 */
export function hereDocument(file: string, text: string, end = 'END'): string {
  const free = freeDelimiter(text, end);
  return `cat > ${file} <<'${free}'\n${text}\n${free}`;
}

/** The same for an input in JSON; placeholders become variables of the shell, all else is taken to the letter. */
export function hereJson(file: string, input: unknown): string {
  const mark = freeMark(JSON.stringify(input));
  const variables: string[] = [];
  const marked = (value: unknown): unknown => {
    if (isPlaceholder(value)) return mark + String(variables.push(value.variable) - 1) + mark;
    if (Array.isArray(value)) return value.map(marked);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, marked(member)]));
  };
  const text = formatValue(marked(input));
  if (variables.length === 0) return hereDocument(file, text, 'JSON');
  const end = freeDelimiter(text, 'JSON');
  const escaped = text
    .replaceAll(/[\\$`]/g, (sign) => `\\${sign}`)
    .replaceAll(new RegExp(`${mark}(\\d+)${mark}`, 'g'), (_, index: string) => `\${${variables[Number(index)] ?? ''}}`);
  return `cat > ${file} <<${end}\n${escaped}\n${end}`;
}

/** A character that the text does not have, to stand around variables until the rest has been escaped. */
function freeMark(text: string): string {
  let code = 0xe000;
  while (text.includes(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}

function freeDelimiter(text: string, wanted: string): string {
  const lines = new Set(text.split('\n'));
  let end = wanted;
  while (lines.has(end)) end += '_';
  return end;
}
