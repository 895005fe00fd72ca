/**
 * Finds the Chromium that the end-to-end tests drive. Plain JavaScript, because it runs before anything is installed
 * and is shared by `ready.mjs` and Playwright's configuration.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];

/** Directories to look in beside the PATH, which is short in cron jobs and in some containers. */
const usualDirectories = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];

const usualPaths = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/** Flags that make pixels and traffic the same on every machine. */
export const browserFlags = [
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--disable-background-networking',
  '--disable-component-update',
];

/** What to tell a person on whose machine there is no browser and none could be installed. */
export const noBrowserMessage =
  'No Chromium was found for the end-to-end tests, and none could be installed: install Chrome or Chromium, or set CHROME_PATH to its executable.';

/**
 * The executable of a Chromium that starts, or null. Order: CHROME_PATH, Playwright's own, the system's.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (starts(wanted)) return wanted;
    throw new Error(`CHROME_PATH is ${wanted}, which does not start.`);
  }
  for (const path of [await playwrightsOwn(), ...systemPaths()]) {
    if (path !== null && starts(path)) return path;
  }
  return null;
}

/** @returns {Promise<string | null>} */
async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return null;
  }
}

function systemPaths() {
  const directories = [...(process.env.PATH ?? '').split(delimiter), ...usualDirectories];
  const onPath = process.platform === 'win32' ? [] : names.flatMap((name) => directories.map((d) => join(d, name)));
  return [...onPath, ...(usualPaths[/** @type {keyof typeof usualPaths} */ (process.platform)] ?? [])];
}

/**
 * Whether the file is there and answers. Ubuntu's `chromium-browser` is a script that only says "install the snap",
 * so being there is not enough. Windows opens a window on `--version`: there it is.
 * @param {string} path
 */
function starts(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
