import { beforeEach, describe, expect, it } from 'vitest';
import { endTyping, useDocument } from './document-store';

const document = () => useDocument.getState();

beforeEach(() => document().open('{"stowplan":1}', { kind: 'example', id: 'first' }));

describe('document', () => {
  it('takes edits back and makes them again', () => {
    document().edit('a', 'strategy');
    document().edit('b', 'drain');
    document().undo();
    expect(document().text).toBe('a');
    document().undo();
    expect(document().text).toBe('{"stowplan":1}');
    document().redo();
    document().redo();
    expect(document().text).toBe('b');
  });

  it('makes a run of typing one step', () => {
    document().edit('a', 'type services[0]');
    document().edit('ab', 'type services[0]');
    document().edit('abc', 'type services[0]');
    document().undo();
    expect(document().text).toBe('{"stowplan":1}');
  });

  it('starts a new step after a pause', () => {
    document().edit('a', 'type services[0]');
    endTyping();
    document().edit('ab', 'type services[0]');
    document().undo();
    expect(document().text).toBe('a');
  });

  it('forgets what was undone when something else is edited', () => {
    document().edit('a', 'x');
    document().undo();
    document().edit('c', 'y');
    document().redo();
    expect(document().text).toBe('c');
  });

  it('counts as edited only after an edit', () => {
    expect(document().edited).toBe(false);
    document().edit('a', 'x');
    expect(document().edited).toBe(true);
  });

  it('keeps the last good world while the text is bad', () => {
    document().settle({ ok: false, problems: [{ severity: 'error', code: 'syntax', path: '', message: 'no' }] });
    expect(document().good).toBe(false);
    expect(document().problems).toHaveLength(1);
  });
});
