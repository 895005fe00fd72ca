import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * What the built page may do. `'unsafe-inline'` for styles is Monaco's need: it inserts `<style>` elements and style
 * attributes through HTML. Scripts and workers are files of our own; nothing pasted can run.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The modules of the first picture that the entry asks for by itself, each to become one script with what it alone needs. */
const firstPicture = /\/src\/(?:views\/(page)\.tsx|drawing\/stage\/(stage)\.ts|views\/embed\/(embed)\.ts)$/;
const firstChunks = ['index', 'shared', 'page', 'stage'];
const interfaceFont = /ibm-plex-sans-latin-standard-normal-[^/]*\.woff2$/;

const icon = /\/lucide-react\/dist\/esm\/icons\/([^/]+)\.mjs$/;

/**
 * All icons are imported by one module, from which the page takes some: an icon is needed by those who name it. Null for what is no icon.
 */
function iconUsers(id: string, modules: Rolldown.ChunkingContext): readonly string[] | null {
  const name = icon.exec(id)?.[1]?.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (name === undefined) return null;
  const named = new RegExp(`\\b${name}\\b`);
  const all = modules.getModuleInfo(id)?.importers ?? [];
  const users = all.flatMap((each) => modules.getModuleInfo(each)?.importers ?? []);
  return users.filter(
    (user) => !user.includes('/lucide-react/') && named.test(modules.getModuleInfo(user)?.code ?? ''),
  );
}

/** Which parts of the first picture need a module: those that import it, however far up. */
function partsOf(id: string, modules: Rolldown.ChunkingContext): readonly string[] {
  const importers = new Set(iconUsers(id, modules) ?? [id]);
  for (const module of importers) modules.getModuleInfo(module)?.importers.forEach((each) => importers.add(each));
  return [...new Set([...importers].flatMap((module) => firstPicture.exec(module)?.slice(1).filter(Boolean) ?? []))];
}

const partOf: Rolldown.CodeSplittingNameFunction = (id, modules) => partsOf(id, modules)[0] ?? null;

/** What several parts need is a script of its own: an embed asks for the stage without the page. */
const sharedOf: Rolldown.CodeSplittingNameFunction = (id, modules) =>
  partsOf(id, modules).length > 1 ? 'shared' : null;

/**
 * Asks the browser to compile all functions of the first picture's scripts beside the page, while they arrive, and not one by one when each is first
 * called: https://v8.dev/blog/explicit-compile-hints. The comment counts only as a script's first line.
 */
function compileHints(): Plugin {
  return {
    name: 'stowplan:compile-hints',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !firstChunks.includes(chunk.name)) continue;
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
        }
      },
    },
  };
}

/**
 * What the built page begins with. `public/first-paint.js` stands in it, allowed by its hash, and asks for the page's scripts and style at once, unless the
 * address is an embed's; otherwise the entry would ask for them, later. The interface's font is the last that a style sheet would ask for. The stage
 * is what the entry asks for itself. The policy is the built page's alone: the development server's hot reload needs inline scripts.
 */
function documentHead(): Plugin {
  return {
    name: 'stowplan:document-head',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const files = Object.values(bundle);
        const scripts = files.filter((file) => file.type === 'chunk' && ['shared', 'page'].includes(file.name ?? ''));
        const styles = scripts.flatMap((file) =>
          file.type === 'chunk' ? [...(file.viteMetadata?.importedCss ?? [])] : [],
        );
        const ofPage = [...scripts.map(({ fileName }) => fileName), ...styles].map((file) => `./${file}`).join(' ');
        const firstPaint = withoutComments(readFileSync('public/first-paint.js', 'utf8'));
        const hash = createHash('sha256').update(firstPaint).digest('base64');
        const content = contentSecurityPolicy.replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`);
        const fonts = files.filter(({ fileName }) => interfaceFont.test(fileName));
        return {
          html: html.replace(
            /<script src="[^"]*first-paint\.js">/,
            () => `<script data-page="${ofPage}">${firstPaint}`,
          ),
          tags: [
            { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' },
            ...fonts.map(({ fileName }): HtmlTagDescriptor => {
              const attrs = {
                rel: 'preload',
                as: 'font',
                type: 'font/woff2',
                crossorigin: true,
                href: `./${fileName}`,
              };
              return { tag: 'link', attrs, injectTo: 'head' };
            }),
          ],
        };
      },
    },
  };
}

/** As it stands in the document, which every visit loads. */
function withoutComments(script: string): string {
  return script
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/^\s+/gm, '');
}

/** Files of `public` that the page itself never asks for. */
const notOfThePage = ['first-paint.js', 'playground.png'];

/**
 * Builds the service worker (`src/offline`), which has to know all other files: one script with an address that never changes, as browsers want it. The version
 * is a hash of these files' names, which hold hashes of their contents, and of the contents of those that have a plain name.
 */
function serviceWorker(): Plugin {
  return {
    name: 'stowplan:service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const built = Object.keys(bundle).filter((file) => file !== 'index.html');
        const unchanged = readdirSync('public').filter((file) => !notOfThePage.includes(file));
        const hash = createHash('sha256').update(built.toSorted().join());
        for (const file of [
          'index.html',
          'vite.config.ts',
          'public/first-paint.js',
          ...unchanged.map((name) => `public/${name}`),
        ])
          hash.update(readFileSync(file));
        const version = hash.digest('hex').slice(0, 12);
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: await scriptOf('src/offline/service-worker.ts', {
            STOWPLAN_BUILD: JSON.stringify({ version, files: ['./', ...built, ...unchanged] }),
          }),
        });
      },
    },
  };
}

/** One classic script of a module and all that it imports. */
async function scriptOf(module: string, define: Record<string, string>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      copyPublicDir: false,
      rolldownOptions: { input: module, output: { format: 'iife' } },
    },
  });
  const [script] = (built as Rolldown.RolldownOutput).output;
  return script.code;
}

/** Functions of `scenario/schema/field.ts`, and how many of their arguments are more than notes. */
const NOTING: Readonly<Record<string, number>> = { field: 1, required: 1, opaque: 0, wordField: 1 };

/**
 * The simulation reads scenarios by their schema and never shows what is noted of its fields: those sentences are the editor's, and a twentieth of the
 * worker without this.
 */
function withoutNotes(): Plugin {
  return {
    name: 'stowplan:without-notes',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\/src\/scenario\/schema\/\w+\.ts$/ },
      handler(code) {
        const cuts: (readonly [from: number, to: number])[] = [];
        eachNode(this.parse(code), (node) => {
          const { callee, arguments: given = [] } = node;
          const kept = node.type === 'CallExpression' ? NOTING[callee?.name ?? ''] : undefined;
          const [first, last] = [given[kept ?? given.length], given.at(-1)];
          if (kept === undefined || first === undefined || last === undefined) return;
          cuts.push([given[kept - 1]?.end ?? first.start, last.end]);
        });
        cuts.sort(([a], [b]) => b - a);
        return { code: cuts.reduce((text, [from, to]) => text.slice(0, from) + text.slice(to), code), map: null };
      },
    },
  };
}

/** What is read here of a node of a syntax tree. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly callee?: { readonly name?: string };
  readonly arguments?: readonly SyntaxNode[];
}

function eachNode(value: unknown, visit: (node: SyntaxNode) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && 'start' in value) visit(value as SyntaxNode);
  for (const inside of Object.values(value)) eachNode(inside, visit);
}

/** Whether a browser window can be opened here and somebody is there to see it. */
function hasDesktop(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI || !process.stdout.isTTY) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

const units = 'src/**/*.test.{ts,tsx}';
const pure = ['lib', 'ecs', 'query', 'frame', 'scenario', 'engine', 'drawing', 'words'].map(
  (room) => `src/${room}/**/*.test.ts`,
);
const properties = 'src/**/*.property.test.ts';

export default defineConfig({
  // Relative addresses: the build works under any path.
  base: './',
  plugins: [react(), documentHead(), compileHints(), serviceWorker()],
  worker: {
    format: 'es',
    plugins: () => [withoutNotes()],
    // What a worker begins with is one script, too.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
  build: {
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 3 },
            { debugName: 'shared', name: sharedOf, priority: 2 },
            { debugName: 'picture', name: partOf, priority: 1 },
          ],
        },
      },
    },
    // No data: addresses, which the policy would refuse for fonts.
    assetsInlineLimit: 0,
    // Monaco is one large chunk on purpose; it is loaded after the first paint.
    chunkSizeWarningLimit: 5_000,
  },
  // Opened only where there is a desktop to open it on.
  preview: { open: hasDesktop() },
  test: {
    testTimeout: 120_000,
    projects: [
      // Rooms that are functions of their arguments: their modules are loaded once for all files, which takes a third of the time.
      { extends: true, test: { name: 'pure', include: pure, exclude: [properties], isolate: false } },
      { extends: true, test: { name: 'units', include: [units], exclude: [properties, ...pure] } },
      { extends: true, test: { name: 'properties', include: [properties], isolate: false } },
      // Rules of the house: import directions, purity, file sizes, the lock.
      { extends: true, test: { name: 'house', include: ['e2e/**/*.test.ts'] } },
    ],
  },
});
