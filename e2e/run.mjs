/**
 * Runs one of the project's TypeScript programs under Node: `node e2e/run.mjs src/cli/main.ts PARAMETERS...`.
 * Node 20 strips no types, so the program is bundled first, by the bundler that builds the page; the bundle is kept
 * until a source file changes.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** How long the bundle of another state of the sources is kept. */
const keptForMs = 3_600_000;

const [entry, ...parameters] = process.argv.slice(2);
if (entry === undefined) throw new Error('Which program? node e2e/run.mjs ENTRY PARAMETERS...');

const bundle = await bundled(entry);
// npm runs scripts in the project's folder; file names on the command line are the caller's.
if (process.env.npm_lifecycle_event === 'stowplan' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
process.argv = [process.execPath, bundle, ...parameters];
await import(pathToFileURL(bundle).href);

/** @param {string} program path of the entry, from the project's folder */
async function bundled(program) {
  const cache = join(root, 'node_modules', '.cache', 'stowplan');
  const name = program.replaceAll(/[^a-z]+/gi, '-');
  const key = sourceState(program);
  const folder = join(cache, `${name}.${key}`);
  const file = join(folder, 'program.mjs');
  if (existsSync(file)) return file;
  // Built aside and moved into place as a whole: several commands may run at once.
  const aside = `${folder}.${process.pid}`;
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: join(root, program),
      outDir: aside,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'program.mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  try {
    renameSync(aside, folder);
  } catch (error) {
    if (!existsSync(file)) throw error;
    rmSync(aside, { recursive: true, force: true });
  }
  for (const other of readdirSync(cache)) {
    if (other === `${name}.${key}` || !new RegExp(`^${name}\\.[0-9a-f]{16}$`).test(other)) continue;
    const seen = statSync(join(cache, other), { throwIfNoEntry: false });
    // A younger one may still be running.
    const isOld = seen !== undefined && Date.now() - seen.mtimeMs > keptForMs;
    if (isOld) rmSync(join(cache, other), { recursive: true, force: true });
  }
  return file;
}

/**
 * Changes with any source file and with the program itself: path, size or time.
 * @param {string} program
 */
function sourceState(program) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  };
  add(join(root, 'package-lock.json'));
  add(join(root, program));
  for (const folder of ['src', 'e2e']) {
    for (const file of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (file.isFile()) add(join(file.parentPath, file.name));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
