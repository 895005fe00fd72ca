/**
 * Who may import whom: the table of the rooms of `src/`. A room is a directory or, where one file has a
 * part of its own, a file; the longest matching path names a module's room. A room may always import itself.
 * What is not listed is forbidden, packages included.
 */
export interface Room {
  /** Rooms of ours; `room/file` opens that one file of a room. */
  readonly rooms: readonly string[];
  /** Packages; a star stands for any rest of a name. */
  readonly packages: readonly string[];
}

export type RoomTable = Readonly<Record<string, Room>>;

const d3 = 'd3-*';
const monaco = ['monaco-editor', '@monaco-editor/react'];
const node = 'node:*';
const react = ['react', 'react-dom'];

/** Rooms are paths from `src/`, without extension. */
export const rooms: RoomTable = {
  lib: { rooms: [], packages: ['pure-rand', 'fflate'] },
  ecs: { rooms: ['lib'], packages: [] },
  query: { rooms: ['lib', 'ecs'], packages: [] },
  frame: { rooms: ['lib', 'ecs'], packages: [] },
  scenario: {
    rooms: ['lib', 'ecs', 'query', 'scenario/import/copilot/read-yaml'],
    packages: ['zod', 'jsonc-parser', 'fflate'],
  },
  'scenario/import/copilot/read-yaml': { rooms: ['scenario', 'lib'], packages: ['yaml'] },
  'scenario/export/testing': { rooms: [], packages: [node] },
  engine: { rooms: ['lib', 'ecs', 'query', 'frame', 'scenario'], packages: ['pure-rand'] },
  'engine/testing': {
    rooms: ['lib', 'ecs', 'query', 'frame', 'scenario', 'engine'],
    packages: ['fast-check', 'pure-rand'],
  },
  'engine/bench': {
    rooms: ['lib', 'ecs', 'query', 'frame', 'scenario', 'engine', 'engine/testing'],
    packages: [node],
  },
  words: { rooms: ['lib', 'ecs', 'frame'], packages: [] },
  worker: {
    rooms: ['worker/worker', 'worker/seed-worker', 'scenario', 'frame', 'ecs', 'lib'],
    packages: ['comlink'],
  },
  'worker/worker': { rooms: ['worker', 'worker/run'], packages: ['comlink'] },
  'worker/seed-worker': { rooms: ['worker/run'], packages: ['comlink'] },
  'worker/run': { rooms: ['worker', 'engine', 'scenario', 'frame', 'ecs', 'lib'], packages: ['comlink'] },
  'worker/testing': { rooms: ['worker', 'worker/run', 'frame', 'scenario', 'lib'], packages: [] },
  cli: { rooms: ['engine', 'scenario', 'query', 'words', 'ecs', 'lib', 'frame'], packages: [node] },
  store: { rooms: ['worker', 'scenario', 'frame', 'ecs', 'lib'], packages: ['zustand', 'idb-keyval'] },
  drawing: { rooms: ['frame', 'ecs', 'lib'], packages: [d3] },
  'drawing/gallery': {
    rooms: ['drawing', 'frame', 'ecs', 'lib'],
    packages: ['@fontsource/*', '@fontsource-variable/*'],
  },
  editor: {
    rooms: ['scenario', 'query', 'ecs', 'lib'],
    packages: [...monaco, ...react, 'lucide-react', 'jsonc-parser', 'zod'],
  },
  views: {
    rooms: ['store', 'drawing', 'editor', 'words', 'frame', 'scenario/problem', 'ecs', 'lib'],
    packages: [...react, 'radix-ui', 'lucide-react', 'react-error-boundary', 'uqr'],
  },
  offline: { rooms: [], packages: [] },
  main: {
    rooms: ['views', 'store', 'worker/client', 'offline'],
    packages: ['@fontsource/*', '@fontsource-variable/*'],
  },
};

/** What test files may import on top of their room's own. */
export const tests: Room = {
  rooms: ['engine/testing', 'worker/testing', 'scenario/export/testing'],
  packages: ['vitest', 'fast-check', node],
};
