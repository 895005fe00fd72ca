import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followBranches, switchToBranch, useBranches } from './branches-store';
import { useDocument } from './document-store';

const names = () => {
  const { presentName, branches } = useBranches.getState();
  return [presentName, ...branches.map(({ name, text }) => `${name}: ${text}`)];
};

/** A person acts at a moment of the past: the text changes, and what it was is kept. */
function actInThePast(text: string, name: string): void {
  useBranches.getState().keep({ text: useDocument.getState().text, partsAtMs: 151_000, endMs: 300_000 }, name);
  useDocument.getState().edit(text, 'StopTask');
}

describe('branches', () => {
  let stop: () => void;
  beforeEach(() => {
    useBranches.getState().reset();
    useDocument.getState().open('one', { kind: 'draft' });
    stop = followBranches();
  });
  afterEach(() => stop());

  it('keep the run that was left, under its own name', () => {
    actInThePast('two', 'From 2:31');
    expect(names()).toEqual(['From 2:31', 'First run: one']);
    actInThePast('three', 'From 2:31');
    expect(names()).toEqual(['From 2:31 (2)', 'First run: one', 'From 2:31: two']);
  });

  it('change places with the present run', () => {
    actInThePast('two', 'From 2:31');
    const [first] = useBranches.getState().branches;
    if (first) switchToBranch(first);
    expect([useDocument.getState().text, ...names()]).toEqual(['one', 'First run', 'From 2:31: two']);
  });

  it('follow undo and redo: nothing is lost by either', () => {
    actInThePast('two', 'From 2:31');
    useDocument.getState().undo();
    expect([useDocument.getState().text, ...names()]).toEqual(['one', 'First run', 'From 2:31: two']);
    useDocument.getState().redo();
    expect([useDocument.getState().text, ...names()]).toEqual(['two', 'From 2:31', 'First run: one']);
  });

  it('are renamed and removed', () => {
    actInThePast('two', 'From 2:31');
    const id = useBranches.getState().branches[0]?.id ?? 0;
    useBranches.getState().rename(id, '  As it was ');
    useBranches.getState().rename(id, '  ');
    expect(names()).toEqual(['From 2:31', 'As it was: one']);
    useBranches.getState().remove(id);
    expect(names()).toEqual(['From 2:31']);
  });
});
