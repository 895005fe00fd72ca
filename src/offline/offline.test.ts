import { describe, expect, it } from 'vitest';
import { answer } from './answer';
import { cacheName, outdatedCaches } from './files';

const build = { version: 'v2', files: [] };
const host = 'https://example.org/play/';

/** Caches by name, each from path to contents, oldest first. */
function cachesOf(contents: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return {
    keys: () => Promise.resolve(Object.keys(contents)),
    open: (name: string) =>
      Promise.resolve({
        match: (request: Request | string) => {
          const url = new URL(typeof request === 'string' ? request : request.url);
          const text = contents[name]?.[url.pathname];
          return Promise.resolve(text === undefined ? undefined : new Response(text));
        },
      } as Cache),
  };
}

const kept = cachesOf({
  [cacheName('v1')]: { '/play/': 'page 1', '/play/assets/old-1.js': 'old chunk' },
  [cacheName('v2')]: { '/play/': 'page 2', '/play/assets/new-2.js': 'new chunk' },
});
const online = (text: string) => () => Promise.resolve(new Response(text));
const offline = () => Promise.reject(new TypeError('no network'));

async function textOf(path: string, fetch: () => Promise<Response>): Promise<string> {
  const response = await answer(new Request(host + path), build, { caches: kept, fetch, folder: host });
  return response.text();
}

describe('without a network', () => {
  it('the page and its files come from what is kept, this version before the others', async () => {
    expect(await textOf('', offline)).toBe('page 2');
    expect(await textOf('assets/new-2.js', offline)).toBe('new chunk');
  });

  it('what was never kept fails as it would', async () => {
    await expect(textOf('assets/unknown.js', offline)).rejects.toThrow('no network');
  });
});

describe('with a network', () => {
  it('the page is the newest', async () => {
    expect(await textOf('', online('page 3'))).toBe('page 3');
  });

  it('a host in trouble does not replace the page', async () => {
    expect(await textOf('', () => Promise.resolve(new Response('sorry', { status: 503 })))).toBe('page 2');
  });

  it('files with a hash are not asked for again; a tab that is older than an update still finds its own', async () => {
    expect(await textOf('assets/new-2.js', online('never asked'))).toBe('new chunk');
    expect(await textOf('assets/old-1.js', online('never asked'))).toBe('old chunk');
    expect(await textOf('assets/newer-3.js', online('newer chunk'))).toBe('newer chunk');
  });
});

describe('what goes when a version comes', () => {
  const names = ['v1', 'v2', 'v3'].map(cacheName);

  it('is all but this one and the one before', () => {
    expect(outdatedCaches(names, 'v3', 1)).toEqual([cacheName('v1')]);
    expect(outdatedCaches([cacheName('v3')], 'v3', 1)).toEqual([]);
  });

  it('is nothing while several tabs are open, and nothing of others', () => {
    expect(outdatedCaches(names, 'v3', 2)).toEqual([]);
    expect(outdatedCaches(['other', ...names], 'v3', 1)).toEqual([cacheName('v1')]);
  });
});
