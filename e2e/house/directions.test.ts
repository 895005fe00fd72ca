import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { survey } from './directions';
import { rooms, tests } from './rooms';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'stowplan-directions-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the source', () => {
  const seen = survey(source, rooms, tests);

  it('keeps to the directions', () => {
    expect(seen.violations).toEqual([]);
  });

  it('was really read', () => {
    console.log(`${seen.modules.length} modules and ${seen.referenceCount} references between them seen`);
    expect(seen.modules.length).toBeGreaterThan(100);
    expect(seen.referenceCount).toBeGreaterThan(300);
    const unseen = Object.keys(rooms).filter(
      (room) => !seen.modules.some((path) => path.startsWith(`${room}/`) || path.startsWith(`${room}.ts`)),
    );
    expect(unseen).toEqual([]);
  });
});

/** Modules that the forbidden imports below name. */
const targets = {
  'views/panel.tsx': 'export const panel = 1;',
  'views/index.ts': 'export const views = 1;',
  'worker/worker.ts': 'export const worker = 1;',
  'worker/client.ts': 'export const client = 1;',
  'engine/world.ts': 'export const world = 1;',
  'engine/testing/oracle.ts': 'export const oracle = 1;',
};

/** A module, its text, and what the gate must say about it. */
const forbidden: [path: string, text: string, complaint: string][] = [
  [
    'engine/a.ts',
    "import { panel } from '../views/panel';",
    "engine may not import views (import of '../views/panel')",
  ],
  ['engine/b.ts', "import '../views/panel.tsx';", "engine may not import views (import of '../views/panel.tsx')"],
  ['engine/c.ts', "import { views } from '../views';", "import of a directory, '../views': name the file"],
  ['engine/d.ts', "import { views } from '../views/';", "import of a directory, '../views/': name the file"],
  [
    'engine/e.ts',
    "import { p } from '@/views/panel';",
    "engine may not import the package @/views (import of '@/views/panel')",
  ],
  [
    'engine/f.ts',
    "import '/src/views/panel';",
    "engine may not import the package /src/views/panel (import of '/src/views/panel')",
  ],
  [
    'engine/g.ts',
    "import type { P } from '../views/panel';",
    "engine may not import views (import of '../views/panel')",
  ],
  [
    'engine/h.ts',
    "import { type P } from '../views/panel';",
    "engine may not import views (import of '../views/panel')",
  ],
  [
    'engine/i.ts',
    "type P = import('../views/panel').P;",
    "engine may not import views (type import of '../views/panel')",
  ],
  [
    'engine/j.ts',
    "export { panel } from '../views/panel';",
    "engine may not import views (export of '../views/panel')",
  ],
  ['engine/k.ts', "export * from '../views/panel';", "engine may not import views (export of '../views/panel')"],
  ['engine/l.ts', "export type * from '../views/panel';", "engine may not import views (export of '../views/panel')"],
  [
    'engine/m.ts',
    "await import('../views/panel');",
    "engine may not import views (dynamic import of '../views/panel')",
  ],
  [
    'engine/n.ts',
    'await import(`../views/panel`);',
    "engine may not import views (dynamic import of '../views/panel')",
  ],
  [
    'engine/o.ts',
    'const n = 1; await import(`../views/${n}`);',
    'dynamic import of a computed name, which nobody can check',
  ],
  ['engine/p.ts', "const p = require('../views/panel');", "engine may not import views (require of '../views/panel')"],
  ['engine/q.ts', "import p = require('../views/panel');", "engine may not import views (require of '../views/panel')"],
  ['engine/r.ts', "import.meta.glob('../views/*.tsx');", "engine may not import views (glob of '../views/*.tsx')"],
  [
    'engine/s.ts',
    "import W from '../worker/worker?worker';",
    "engine may not import worker/worker (import of '../worker/worker?worker')",
  ],
  [
    'engine/t.ts',
    "new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });",
    "engine may not import worker/worker (new URL of '../worker/worker.ts')",
  ],
  ['engine/u.ts', "import '../missing';", "import of '../missing', which is not in the source folder"],
  ['engine/v.ts', "import '../../outside';", "import of '../../outside', which is not in the source folder"],
  [
    'engine/w.ts',
    "import { readFileSync } from 'node:fs';",
    "engine may not import the package node:fs (import of 'node:fs')",
  ],
  [
    'engine/x.ts',
    "import { oracle } from './testing/oracle';",
    "engine may not import engine/testing (import of './testing/oracle')",
  ],
  ['engine/y.ts', "import { expect } from 'vitest';", "engine may not import the package vitest (import of 'vitest')"],
  [
    'worker/a.ts',
    "import { world } from '../engine/world';",
    "worker may not import engine (import of '../engine/world')",
  ],
  ['views/a.tsx', "import { zoom } from 'd3-zoom';", "views may not import the package d3-zoom (import of 'd3-zoom')"],
  [
    'views/b.tsx',
    "import 'monaco-editor/editor';",
    "views may not import the package monaco-editor (import of 'monaco-editor/editor')",
  ],
  ['views/c.tsx', "import { wrap } from 'comlink';", "views may not import the package comlink (import of 'comlink')"],
  [
    'views/d.tsx',
    "import { create } from 'zustand';",
    "views may not import the package zustand (import of 'zustand')",
  ],
  ['drawing/a.ts', "import { useState } from 'react';", "drawing may not import the package react (import of 'react')"],
  ['lone/a.ts', "import '../lib/heap';", 'lies in no room of the table'],
  [
    'main.ts',
    "import { worker } from './worker/worker';",
    "main may not import worker/worker (import of './worker/worker')",
  ],
];

const permitted = {
  'engine/permitted.ts': "import { world } from './world'; import Queue from 'pure-rand/generator/xoroshiro128plus';",
  'engine/permitted.test.ts':
    "import { oracle } from './testing/oracle'; import { it } from 'vitest'; import 'node:fs';",
  'worker/permitted.ts': "new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });",
  'worker/permitted-too.ts': "new Worker(new URL('worker.ts', import.meta.url));",
  'drawing/permitted.ts': "import { zoom } from 'd3-zoom';",
  'views/permitted.tsx': "import { panel } from './panel'; const late = () => import('./panel');",
};

describe('the gate', () => {
  const files = { ...targets, ...permitted, ...Object.fromEntries(forbidden.map(([path, text]) => [path, text])) };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const seen = survey(folder, rooms, tests);

  it.each(forbidden)('catches %s: %s', (path, _text, complaint) => {
    expect(seen.violations.filter((one) => one.startsWith(`${path}:`))).toEqual([`${path}:1 ${complaint}`]);
  });

  it('finds nothing else', () => {
    expect(seen.modules).toHaveLength(Object.keys(files).length);
    const expected = forbidden.map(([path]) => path);
    expect(seen.violations.filter((one) => !expected.includes(one.replace(/:.*/, '')))).toEqual([]);
  });

  it('refuses what it cannot parse', () => {
    const broken = join(folder, 'lib', 'broken.ts');
    mkdirSync(dirname(broken), { recursive: true });
    writeFileSync(broken, 'import {');
    expect(() => survey(folder, rooms, tests)).toThrow('broken.ts');
    rmSync(broken);
  });
});
