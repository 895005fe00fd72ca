import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the build as a host sends it, in bytes. */
export interface FileSize {
  readonly file: string;
  readonly raw: number;
  readonly gzip: number;
}

export function sizeOf(folder: string, file: string): FileSize {
  const content = readFileSync(join(folder, file));
  // Fonts are compressed already.
  const gzip = isFont(file) ? content.length : gzipSync(content, { level: 9 }).length;
  return { file, raw: content.length, gzip };
}

export function isFont(file: string): boolean {
  return /\.woff2?$/.test(file);
}

/** The page, and the scripts and styles that it names itself: what a browser loads before it has run a script's file. */
export function entryFiles(folder: string): string[] {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/[" ]\.\/([^" ]+\.(?:js|css))(?=[" ])/g)].map(([, file = '']) => file);
  return ['index.html', ...new Set(named)];
}

/** The scripts that hold Monaco, by what is in them: names are the bundler's business. */
export function monacoFiles(folder: string): string[] {
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  const holding = scripts.filter((name) => {
    const text = readFileSync(join(folder, 'assets', name), 'utf8');
    return text.length > 500_000 && text.includes('.monaco-editor');
  });
  return holding.map((name) => `assets/${name}`);
}

/** kB, compressed. */
export function kilobytes(sizes: readonly FileSize[]): number {
  return sizes.reduce((sum, { gzip }) => sum + gzip, 0) / 1_000;
}
