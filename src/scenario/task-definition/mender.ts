import { isRecord } from '../../lib/is-record';
import { nearNames, sameNameInOtherStyle } from '../../lib/near-name';
import { parseTaskSize } from '../../ecs/task-size';
import type { Finding } from '../finding';
import { alternatives, didYouMean, error, warning } from '../finding';
import type { JsonPath } from '../path';
import type { Fields, FieldType } from './field';

/** What a value is, for people. */
function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${JSON.stringify(value)}`;
}

/** Walks a value along its type, mending and collecting problems as it goes. `undefined` stands for "leave it out". */
export class Mender {
  readonly findings: Finding[] = [];

  record(value: Record<string, unknown>, fields: Fields, path: JsonPath): Record<string, unknown> {
    const mended: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined) {
        this.unknownField(name, fields, [...path, name]);
        continue;
      }
      const result = this.value(member, field.type, [...path, name]);
      if (result !== undefined) mended[name] = result;
    }
    for (const [name, field] of Object.entries(fields)) {
      if (field.required === true && (value[name] ?? null) === null) {
        this.findings.push(error('missing-field', path, `"${name}" is missing: ECS requires it here.`));
      }
    }
    return mended;
  }

  value(value: unknown, type: FieldType, path: JsonPath): unknown {
    if (value === null) {
      this.warn('null-member', 'null was left out: ECS takes no null here.', path);
      return undefined;
    }
    switch (type.kind) {
      case 'string':
        return this.text(value, path);
      case 'enum':
        return this.enumerated(value, type.values, path);
      case 'integer':
        return this.integer(value, path);
      case 'boolean':
        return this.boolean(value, path);
      case 'size':
        return this.size(value, type.of, path);
      case 'list':
        return this.list(value, type.of, path);
      case 'map':
        return this.map(value, path);
      case 'object':
        if (isRecord(value)) return this.record(value, type.fields, path);
        return this.wrongType(value, 'an object', path);
    }
  }

  private text(value: unknown, path: JsonPath): string | undefined {
    if (typeof value === 'string') return value;
    if (typeof value !== 'number' && typeof value !== 'boolean') return this.wrongType(value, 'a string', path);
    const text = String(value);
    this.warn('mended-type', `The ${typeof value} ${text} was taken as the string "${text}".`, path);
    return text;
  }

  private enumerated(value: unknown, values: readonly string[], path: JsonPath): string | undefined {
    if (typeof value === 'string' && values.includes(value)) return value;
    const expected = values.length === 1 ? `"${values[0] ?? ''}"` : `one of ${values.join(', ')}`;
    const near = typeof value === 'string' ? nearNames(value, values, 1) : [];
    return this.wrongType(value, expected, path, didYouMean(near).hint);
  }

  private integer(value: unknown, path: JsonPath): number | undefined {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    if (typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value)) {
      const number = Number(value);
      this.warn('mended-type', `The string ${JSON.stringify(value)} was taken as the number ${number}.`, path);
      return number;
    }
    const hint = typeof value === 'string' ? sizeHint(value, path) : undefined;
    return this.wrongType(value, 'a whole number', path, hint);
  }

  private boolean(value: unknown, path: JsonPath): boolean | undefined {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string' && /^(true|false)$/i.test(value)) {
      const boolean = value.toLowerCase() === 'true';
      this.warn('mended-type', `The string "${value}" was taken as ${boolean}.`, path);
      return boolean;
    }
    return this.wrongType(value, 'true or false', path);
  }

  /** A size that ECS could not read stays as it is: the checks refuse it with ECS's own message. */
  private size(value: unknown, of: 'cpu' | 'memory', path: JsonPath): string | undefined {
    const text = this.text(value, path);
    if (text === undefined) return undefined;
    const size = parseTaskSize(of, text);
    return size === null ? text : String(size);
  }

  private list(value: unknown, of: FieldType, path: JsonPath): unknown[] | undefined {
    if (!Array.isArray(value)) return this.wrongType(value, 'a list', path);
    return value.map((item, index) => this.value(item, of, [...path, index])).filter((item) => item !== undefined);
  }

  private map(value: unknown, path: JsonPath): Record<string, string> | undefined {
    if (!isRecord(value)) return this.wrongType(value, 'an object of names and strings', path);
    const entries = Object.entries(value).flatMap(([name, member]) => {
      const text = this.value(member, { kind: 'string' }, [...path, name]);
      return typeof text === 'string' ? [[name, text] as const] : [];
    });
    return Object.fromEntries(entries);
  }

  wrongType(value: unknown, expected: string, path: JsonPath, hint?: string): undefined {
    const message = `This must be ${expected}, not ${nameOf(value)}.`;
    this.findings.push(error('wrong-type', path, message, hint === undefined ? {} : { hint }));
  }

  private unknownField(name: string, fields: Fields, path: JsonPath): void {
    const names = Object.keys(fields);
    const restyled = names.find((known) => sameNameInOtherStyle(known, name));
    const near = restyled === undefined ? nearNames(name, names, 2) : [restyled];
    const message =
      near.length === 0
        ? `ECS has no field "${name}" here.`
        : `ECS has no field "${name}" here; did you mean ${alternatives(near)}?`;
    const hint = restyled === undefined ? `Known here: ${summary(names)}.` : styleHint(name);
    this.findings.push(error('unknown-field', path, message, { hint, mark: 'key' }));
  }

  private warn(code: string, message: string, path: JsonPath): void {
    this.findings.push(warning(code, path, message));
  }
}

/** Which dialect the spelling comes from. */
function styleHint(name: string): string {
  if (name.includes('_')) return 'Names with _ are Terraform’s; RegisterTaskDefinition takes camelCase.';
  if (/^[A-Z]/.test(name)) return 'Capitalised names are CloudFormation’s; RegisterTaskDefinition takes camelCase.';
  return 'Capitals count.';
}

/** A size with a unit belongs to the task, not to a container. */
function sizeHint(text: string, path: JsonPath): string | undefined {
  const last = path.at(-1);
  const kind = last === 'cpu' ? 'cpu' : last === 'memory' || last === 'memoryReservation' ? 'memory' : null;
  if (kind === null) return undefined;
  const size = parseTaskSize(kind, text);
  return size === null
    ? `Containers take ${kind === 'cpu' ? 'CPU units' : 'MiB'}, a plain number.`
    : `Only the task’s own ${kind} takes units; for a container write ${size}.`;
}

function summary(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown}, ...` : shown;
}
