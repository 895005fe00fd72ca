/**
 * Makes a fresh clone ready: `node e2e/ready.mjs` installs the packages where they are missing or not those of the lock,
 * `node e2e/ready.mjs browser` sees to a Chromium too. Costs next to nothing when all is there.
 * Node's own modules only, for nothing is installed yet; silent on standard output, for the command line calls it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, noBrowserMessage } from './browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampPath = join(root, 'node_modules', '.ready');

checkNode();
if (!isInstalled()) oneAtATime(install);
if (process.argv[2] === 'browser') await seeToBrowser();

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!good)
    stop(`Stowplan needs Node 20.19 or newer (22.12 or newer of Node 22); this is Node ${process.versions.node}.`);
}

/** What the installed packages depend on: another lock, platform or Node asks for another installation. */
function fingerprint() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const machine = [process.platform, process.arch, process.versions.node.split('.')[0]].join(' ');
  return createHash('sha256').update(lock).update(machine).digest('hex');
}

function isInstalled() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === fingerprint();
}

function install() {
  if (isInstalled()) return;
  say('Installing packages (once; takes about half a minute) ...');
  // `--include=dev`: NODE_ENV=production must not leave the build's own tools out.
  const status = run(...npm(), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error');
  if (status !== 0) stop('The packages could not be installed (npm ci failed, see above).');
  writeFileSync(stampPath, fingerprint());
}

/** The npm that runs us, or else the one on the PATH. */
function npm() {
  const running = process.env.npm_execpath ?? '';
  return /npm-cli\.c?js$/.test(running) ? [process.execPath, running] : ['npm'];
}

/**
 * Several commands may start at the same moment in a fresh clone, and two `npm ci` in one folder ruin each other.
 * A directory is the lock, since making one is atomic; one older than ten minutes was left by a process that died.
 * @param {() => void} work
 */
function oneAtATime(work) {
  const lock = join(tmpdir(), `stowplan-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`);
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (!existsSync(lock)) throw error;
      if (Date.now() - statSync(lock).mtimeMs > 600_000) rmdirSync(lock);
      else pause(500);
    }
  }
  process.once('exit', () => rmdirSync(lock));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(1));
  work();
}

async function seeToBrowser() {
  if (await hasBrowser()) return;
  say('No Chromium found for the end-to-end tests, installing one ...');
  if (isDebian() && process.getuid?.() === 0) installFromDebian();
  else run(...npm(), 'exec', '--', 'playwright', 'install', ...(isLinuxRoot() ? ['--with-deps'] : []), 'chromium');
  if (!(await hasBrowser())) stop(noBrowserMessage);
}

async function hasBrowser() {
  try {
    return (await findBrowser()) !== null;
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

/** Debian itself: Ubuntu's `chromium` package is an empty one that points to a snap. */
function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function isLinuxRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function installFromDebian() {
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const aptGet = ['apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300'];
  // The timeout above covers dpkg's lock, not that of the package lists.
  for (let attempt = 1; run(...aptGet, 'update') !== 0 && attempt < 5; attempt += 1) pause(5_000);
  run(...aptGet, 'install', '-y', '--no-install-recommends', 'chromium');
}

/**
 * Runs a command in the project's folder, its output on our standard error.
 * @param {string[]} command
 * @returns {number | null} the exit status, null where it could not be started
 */
function run(...command) {
  const [file = '', ...parameters] = command;
  const shell = process.platform === 'win32' && file === 'npm';
  return spawnSync(file, parameters, { cwd: root, stdio: ['ignore', 2, 2], shell }).status;
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  say(sentence);
  process.exit(1);
}
