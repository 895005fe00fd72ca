/**
 * Serves `dist` as any plain static host would, under a path that is not the root: types by file name, no special headers,
 * nothing clever. `node e2e/serve.mjs PORT`.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the tests find the page: a build that only works at the root of a host fails here. */
export const basePath = '/play/ground/';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The file that a request's path names, or null. @param {string} path */
function fileFor(path) {
  if (!path.startsWith(basePath)) return null;
  const inside = normalize(decodeURIComponent(path.slice(basePath.length)) || 'index.html');
  const file = join(dist, inside);
  return !inside.startsWith('..') && existsSync(file) && statSync(file).isFile() ? file : null;
}

/**
 * Starts the server, on this machine's own address only.
 * @param {number} port 0 for any free one
 * @returns {Promise<import('node:http').Server>}
 */
export function serve(port) {
  const server = createServer((request, response) => {
    const file = fileFor(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    const type = types[/** @type {keyof typeof types} */ (extname(file))];
    response.writeHead(200, type === undefined ? {} : { 'content-type': type });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(Number(process.argv[2]));
