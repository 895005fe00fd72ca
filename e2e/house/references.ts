import { parseSync, Visitor, type ESTree } from 'vite';

/** One mention of another module in a source text. */
export interface Reference {
  /** As written; null where it is computed, so that nobody can say what it is. */
  readonly specifier: string | null;
  readonly form: 'import' | 'export' | 'dynamic import' | 'type import' | 'new URL' | 'glob' | 'require';
  /** One-based. */
  readonly line: number;
}

/**
 * Every mention of another module, in any form the bundler or the type checker follows: imports and exports
 * (type-only ones too), `import()`, `import('...')` in a type, `new URL('...', import.meta.url)`, `import.meta.glob`, `require`.
 * Throws where the text does not parse.
 */
export function referencesOf(path: string, text: string): Reference[] {
  const { program, errors } = parseSync(path, text, { sourceType: 'module' });
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const references: Reference[] = [];
  const add = (form: Reference['form'], node: ESTree.Node, specifier: string | null) => {
    references.push({ specifier, form, line: text.slice(0, node.start).split('\n').length });
  };
  new Visitor({
    ImportDeclaration: (node) => add('import', node, node.source.value),
    ExportAllDeclaration: (node) => add('export', node, node.source.value),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add('export', node, node.source.value);
    },
    ImportExpression: (node) => add('dynamic import', node, constant(node.source)),
    TSImportType: (node) => add('type import', node, node.source.value),
    TSExternalModuleReference: (node) => add('require', node, node.expression.value),
    NewExpression: (node) => {
      if (isNamed(node.callee, 'URL') && isImportMeta(node.arguments[1], 'url')) {
        add('new URL', node, relativeAddress(constant(node.arguments[0])));
      }
    },
    CallExpression: (node) => {
      if (isNamed(node.callee, 'require')) add('require', node, constant(node.arguments[0]));
      if (isImportMeta(node.callee, 'glob')) addGlob(node, add);
    },
  }).visit(program);
  return references;
}

function addGlob(
  call: ESTree.CallExpression,
  add: (form: 'glob', node: ESTree.Node, specifier: string | null) => void,
): void {
  const [patterns] = call.arguments;
  const list = patterns?.type === 'ArrayExpression' ? patterns.elements : [patterns];
  for (const pattern of list) add('glob', call, constant(pattern ?? undefined));
}

/** The value of a string that is written out, null for anything computed. */
function constant(node: ESTree.Node | null | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** An address without a scheme is relative, with or without a leading dot. */
function relativeAddress(address: string | null): string | null {
  return address === null || /^([./]|[a-z]+:)/.test(address) ? address : `./${address}`;
}

function isNamed(node: ESTree.Node | undefined, name: string): boolean {
  return node?.type === 'Identifier' && node.name === name;
}

/** Whether the node is `import.meta.<property>`. */
function isImportMeta(node: ESTree.Node | undefined, property: string): boolean {
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && isNamed(node.property, property);
}
