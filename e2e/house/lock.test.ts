import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { problemsOfLock, type Lock } from './lock';

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lock;
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

it('can be installed on every platform, from any registry', () => {
  const platforms = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(platforms.length).toBeGreaterThan(30);
  expect(problemsOfLock(lock)).toEqual([]);
});

it('notices a missing platform, a download address and a missing checksum', () => {
  const integrity = 'sha512-x';
  const wrong: Lock = {
    packages: {
      '': {},
      'node_modules/a': { integrity, optionalDependencies: { 'a-linux': '1', 'a-windows': '1', 'a-mac': '1' } },
      'node_modules/a-linux': { integrity, resolved: 'https://registry.example/a-linux.tgz' },
      'node_modules/a/node_modules/a-windows': {},
    },
  };
  expect(problemsOfLock(wrong)).toEqual([
    'node_modules/a wants a-mac, which has no entry',
    'node_modules/a-linux has a download address',
    'node_modules/a/node_modules/a-windows has no checksum',
  ]);
});

it('is made of exact versions', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
