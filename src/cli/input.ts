import { readFileSync } from 'node:fs';
import { exampleText, findExample } from '../scenario/examples/examples';
import { readHash } from '../scenario/link/link';
import type { HashContent } from '../scenario/link/link';
import type { PrintedProblem } from './printed-problem';

/** What a FILE of the command line stands for: its text, or why there is none. */
export type InputText = { readonly text: string } | { readonly errors: readonly PrintedProblem[] };

/** Reads a FILE: a path, `-` for standard input, or a share link, whole or its fragment alone. Never throws. */
export function readInput(file: string): InputText {
  const hash = /#.*$/s.exec(file)?.[0] ?? (file.startsWith('s=') ? `#${file}` : '');
  const content = readHash(hash);
  if (content.kind !== 'none') return fromLink(content);
  try {
    // 0 is standard input. Windows editors begin a file with a byte order mark, which is no part of its text.
    return { text: readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    return unusable(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fromLink(content: Exclude<HashContent, { kind: 'none' }>): InputText {
  switch (content.kind) {
    case 'scenario':
      return { text: content.text };
    case 'example': {
      const example = findExample(content.id);
      return example === undefined
        ? unusable(`There is no example called ${content.id}.`)
        : { text: exampleText(example) };
    }
    case 'lesson':
      return unusable(`A lesson is no scenario: open ${content.id} in a browser.`);
    case 'bad':
      return unusable(content.detail);
  }
}

function unusable(message: string): InputText {
  return { errors: [{ path: '', message }] };
}
