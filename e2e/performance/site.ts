import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** The production build of the product and, made in the same way, the pages of the benchmark, served from one origin. */
export interface Site {
  /** Ends with a slash; the product is at `app/`, the benchmark's pages at `pages/NAME.html`. */
  readonly address: string;
  /** Folder of the product's build. */
  readonly product: string;
  readonly close: () => Promise<void>;
}

const PAGES = ['control', 'stage', 'c3vis'];

/** Builds into a folder of its own, not into `dist`: what is measured is the source as it is. */
export async function openSite(): Promise<Site> {
  const root = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'stowplan-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const product = join(folder, 'app');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { outDir: product } });
  const pages = join(root, 'e2e', 'performance', 'pages');
  await build({
    root: pages,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: {
      outDir: join(folder, 'pages'),
      rolldownOptions: { input: PAGES.map((name) => join(pages, `${name}.html`)) },
    },
  });
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: '.' },
    preview: { host: '127.0.0.1', port: 0, open: false },
    appType: 'mpa',
  });
  return {
    address: server.resolvedUrls?.local[0] ?? '',
    product,
    close: () => server.close(),
  };
}
