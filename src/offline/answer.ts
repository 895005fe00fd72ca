import { cacheName, isImmutable } from './files';
import type { Build } from './files';

/** How a request of the page is answered, online or not. */

/** The parts of the browser that are needed, so that a test can stand in for them. */
export interface Sources {
  readonly caches: Pick<CacheStorage, 'open' | 'keys'>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Address of the page's folder, with its last slash. */
  readonly folder: string;
}

/** How long the network may take for what may have changed before what is kept is taken instead, in ms. */
const PATIENCE_MS = 3_000;

/**
 * What never changes comes from what is kept, and from the network only where it is not. What may change, the page itself above all, comes from the network: whoever is
 * online never sees an old version. Without an answer from there it is what was kept.
 * @throws TypeError, as `fetch` does, where there is neither
 */
export async function answer(request: Request, build: Build, sources: Sources): Promise<Response> {
  const { url } = request;
  if (url.startsWith(sources.folder) && isImmutable(url.slice(sources.folder.length)))
    return (await kept(request, build, sources)) ?? sources.fetch(request);
  const fromNetwork = sources.fetch(request);
  const inTime = await Promise.race([fromNetwork.catch(() => null), patience()]);
  // An error of the host is no page: what is kept is better.
  if (inTime?.ok) return inTime;
  return (await kept(request, build, sources)) ?? fromNetwork;
}

/** From this version's files, else from those of another: of a tab that is older than this worker. */
async function kept(request: Request, { version }: Build, { caches }: Sources): Promise<Response | undefined> {
  const own = cacheName(version);
  const others = (await caches.keys()).filter((name) => name !== own);
  // The page's address may carry a query; its files have none.
  const page = request.mode === 'navigate' ? new URL('./', request.url).href : request;
  for (const name of [own, ...others.toReversed()]) {
    const cache = await caches.open(name);
    const found = await cache.match(page, { ignoreSearch: true, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
}
