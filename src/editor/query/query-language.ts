import { completeQuery } from '../../query/complete';
import type { Completion, KnownNames } from '../../query/complete';
import { hoverQuery } from '../../query/hover';
import { parseQuery } from '../../query/parse';
import { tokenizeQuery } from '../../query/tokens';
import type { TokenKind } from '../../query/tokens';
import { monaco } from '../monaco/monaco';
import type { TextModel } from '../monaco/monaco';
import type { PlacedProblem } from '../monaco/markers';
import { escaped, expressionsIn, sourceRange, valueOffset } from './expressions';
import type { Expression } from './expressions';
import styles from './query-language.module.css';

/** The cluster query language inside of `expression`: coloured, completed, explained and checked where it stands in the JSON. */

/** What expressions may ask for, per model; read when a completion is asked for. */
const knownNames = new WeakMap<TextModel, () => KnownNames>();

export function serveNames(model: TextModel, names: () => KnownNames): void {
  knownNames.set(model, names);
}

export function expressionsOf(model: TextModel): Expression[] {
  return expressionsIn(model.getValue());
}

const CLASSES: Readonly<Record<TokenKind, string>> = {
  subject: styles['subject'] ?? '',
  operator: styles['operator'] ?? '',
  keyword: styles['operator'] ?? '',
  value: styles['value'] ?? '',
  pattern: styles['value'] ?? '',
  punctuation: styles['punctuation'] ?? '',
  unknown: styles['value'] ?? '',
};

/** The words of every expression of a model, each in its ink. */
export function queryDecorations(model: TextModel): monaco.editor.IModelDeltaDecoration[] {
  return expressionsOf(model).flatMap((expression) =>
    tokenizeQuery(expression.value).map(({ kind, start, end }) => ({
      range: modelRange(model, expression, start, end),
      options: {
        inlineClassName: CLASSES[kind],
        stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      },
    })),
  );
}

/** What is wrong with the expressions of a model, at the exact characters. */
export function queryProblems(model: TextModel): PlacedProblem[] {
  return expressionsOf(model).flatMap((expression) => {
    const parsed = parseQuery(expression.value);
    if (parsed.ok) return [];
    const { message, hint, start, end } = parsed.error;
    const place = sourceRange(expression, start, end);
    const problem = {
      severity: 'error',
      code: 'expression',
      path: expression.path,
      message,
      ...(hint === undefined ? {} : { hint }),
    } as const;
    // What is missing at the end is marked at the closing quote, so that there is something to mark.
    return [{ problem, start: place.start, end: Math.max(place.end, place.start + 1) }];
  });
}

function modelRange(model: TextModel, expression: Expression, start: number, end: number): monaco.Range {
  const source = sourceRange(expression, start, end);
  return monaco.Range.fromPositions(model.getPositionAt(source.start), model.getPositionAt(source.end));
}

/** The expression at a place of a model, and the place in it. */
function expressionAt(
  model: TextModel,
  position: monaco.Position,
): { readonly expression: Expression; readonly offset: number } | null {
  const source = model.getOffsetAt(position);
  for (const expression of expressionsOf(model)) {
    const offset = valueOffset(expression, source);
    if (offset !== null) return { expression, offset };
  }
  return null;
}

const KINDS: Readonly<Record<Completion['kind'], monaco.languages.CompletionItemKind>> = {
  subject: monaco.languages.CompletionItemKind.Property,
  operator: monaco.languages.CompletionItemKind.Operator,
  value: monaco.languages.CompletionItemKind.Value,
  keyword: monaco.languages.CompletionItemKind.Keyword,
};

monaco.languages.registerCompletionItemProvider('json', {
  triggerCharacters: [' ', ':', '.', '=', '~', '!', '<', '>', '[', '(', ',', "'"],
  provideCompletionItems(model, position) {
    const names = knownNames.get(model);
    const place = names && expressionAt(model, position);
    if (!place) return { suggestions: [] };
    const { expression, offset } = place;
    const completions = completeQuery(expression.value, offset, names());
    return {
      // Each letter asks again: what fits is decided by the language, not by Monaco's likeness of words.
      incomplete: true,
      suggestions: completions.map((completion, order) => suggestion(model, position, expression, completion, order)),
    };
  },
});

/** Longer details are told beside the list alone. */
const MAX_DETAIL = 40;

function suggestion(
  model: TextModel,
  position: monaco.Position,
  expression: Expression,
  completion: Completion,
  order: number,
): monaco.languages.CompletionItem {
  const { label, insertText, detail, kind, replaceStart, replaceEnd } = completion;
  const range = modelRange(model, expression, replaceStart, replaceEnd);
  const goesOn =
    (kind === 'subject' || kind === 'operator' || /^(?:and|or|not)$/.test(label)) &&
    expression.value[replaceEnd] !== ' ';
  return {
    label: detail.length > MAX_DETAIL ? label : { label, description: detail },
    kind: KINDS[kind],
    documentation: detail,
    insertText: escaped(insertText) + (goesOn ? ' ' : ''),
    range,
    sortText: String(order).padStart(4, '0'),
    filterText: model.getValueInRange(monaco.Range.fromPositions(range.getStartPosition(), position)),
    ...(goesOn ? { command: { id: 'editor.action.triggerSuggest', title: 'Suggest what follows' } } : {}),
  };
}

monaco.languages.registerHoverProvider('json', {
  provideHover(model, position) {
    const place = expressionAt(model, position);
    const hover = place && hoverQuery(place.expression.value, place.offset);
    if (!place || !hover) return null;
    return {
      range: modelRange(model, place.expression, hover.start, hover.end),
      contents: [{ value: plainText(hover.text) }],
    };
  },
});

/** A sentence as Markdown that shows it letter by letter. */
function plainText(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|~]/g, String.raw`\$&`);
}
