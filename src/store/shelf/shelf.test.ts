import { beforeEach, expect, test, vi } from 'vitest';
import { useDocument } from '../document-store';
import { keepShelf } from './keep-shelf';
import { readShelf, renameKept, useShelf } from './shelf';
import type { KeptScenario } from './shelf-storage';

const kept = new Map<string, KeptScenario>();
vi.mock('./shelf-storage', () => ({
  readKept: async () => [...kept.values()],
  writeKept: async (scenario: KeptScenario) => void kept.set(scenario.id, scenario),
  removeKept: async (id: string) => void kept.delete(id),
}));

beforeEach(async () => {
  kept.clear();
  kept.set('one', { id: 'one', text: '{ "name": "First" }', changedAt: 1 });
  await readShelf();
  useDocument.getState().open('{ "name": "First" }', { kind: 'kept', id: 'one' });
});

test('renaming the scenario on the page keeps what was typed last', async () => {
  useDocument.getState().edit('{ "name": "First", "seed": 7 }', 'typing');
  await renameKept('one', 'Second');
  expect(JSON.parse(useDocument.getState().text)).toEqual({ name: 'Second', seed: 7 });
  const { text } = useDocument.getState();
  expect(useShelf.getState().entries).toEqual([expect.objectContaining({ name: 'Second', text })]);
});

test('a change that waits to be written is written when keeping ends', async () => {
  vi.stubGlobal('document', new EventTarget());
  const stop = keepShelf();
  useDocument.getState().edit('{ "name": "Typed" }', 'typing');
  stop();
  await vi.waitFor(() => expect(kept.get('one')?.text).toBe('{ "name": "Typed" }'));
  vi.unstubAllGlobals();
});
