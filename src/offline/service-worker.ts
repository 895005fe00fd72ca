import { answer } from './answer';
import { cacheName, isImmutable, outdatedCaches } from './files';
import type { Build } from './files';

/**
 * The service worker: keeps all files of the page, Monaco included, so that it works without a network after the first load. It takes over at once, since nothing
 * that an open tab may still ask for is thrown away before that tab is gone.
 */

/** Put here by the build (`vite.config.ts`). */
declare const STOWPLAN_BUILD: Build;

/** Of a service worker's global scope what is used here: TypeScript's own types of it exclude those of the page. */
interface ServiceWorkerScope {
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly unknown[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}

interface LifeEvent {
  waitUntil(done: Promise<unknown>): void;
}

interface RequestEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = globalThis as unknown as ServiceWorkerScope;
const build = STOWPLAN_BUILD;
const sources = { caches, fetch: (request: Request) => fetch(request), folder: new URL('./', location.href).href };

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(answer(request, build, sources));
});

/** Fetches what is not there from the version before; where one file cannot be had the version is not installed, and the browser tries again. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName(build.version));
  await Promise.all(build.files.map((file) => keep(cache, file)));
  await scope.skipWaiting();
}

async function keep(cache: Cache, file: string): Promise<void> {
  const known = isImmutable(file) ? await caches.match(file) : undefined;
  if (known) await cache.put(file, known);
  else await cache.add(new Request(file, { cache: 'reload' }));
}

async function activate(): Promise<void> {
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const outdated = outdatedCaches(await caches.keys(), build.version, tabs.length);
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await scope.clients.claim();
}
