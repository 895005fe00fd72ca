import { beforeEach, describe, expect, test } from 'vitest';
import { encodeLink } from '../scenario/link/link';
import { EXAMPLES, exampleText } from '../scenario/examples/examples';
import { useCamera } from './camera-store';
import { useDocument } from './document-store';
import { usePlayback } from './playback-store';
import { usePreferences } from './preferences-store';
import { useSelection } from './selection-store';
import { documentToShare, likelyChoice, textToShare, viewOfPage } from './view-state';

const ALL = { moment: true, selection: true, camera: true, caption: '' };

beforeEach(() => {
  useDocument.getState().open('{"stowplan": 1}', { kind: 'draft' });
  usePlayback.setState({ timeMs: 41_250, playing: false, speed: 4 });
  useCamera.setState({ seen: { x: 0.123456, y: 0.5, k: 2.5 } });
  useSelection.getState().select({ kind: 'zone', zone: 'us-east-1a' });
  usePreferences.setState({ inspectorTab: 'why' });
});

describe('the view of a link', () => {
  test('has the moment, and short figures', () => {
    expect(viewOfPage({ ...ALL, caption: '  Look \n' })).toEqual({
      at: 41.25,
      camera: { x: 0.123, y: 0.5, k: 2.5 },
      caption: 'Look',
    });
  });

  test('leaves out what is not to travel, and what is as usual', () => {
    expect(viewOfPage({ moment: false, selection: false, camera: false, caption: '' })).toEqual({});
    usePlayback.setState({ speed: 60 });
    expect(viewOfPage({ moment: false, selection: false, camera: false, caption: '' })).toEqual({ speed: 60 });
  });

  test('keeps the worlds that stand side by side', () => {
    const compare = [{ label: 'a' }, { label: 'b' }];
    expect(viewOfPage({ ...ALL, camera: false }, { compare, at: 3, select: 'web-1' })).toEqual({ at: 41.25, compare });
  });

  test('a person who has paused and zoomed in wants that seen', () => {
    expect(likelyChoice()).toEqual({ moment: true, selection: false, camera: true, caption: '' });
    usePlayback.setState({ playing: true });
    useCamera.setState({ seen: { x: 0.5, y: 0.5, k: 1 } });
    expect(likelyChoice()).toEqual({ moment: false, selection: false, camera: false, caption: '' });
  });
});

describe('what is given away', () => {
  test('is the text as its author wrote it, but for the view', () => {
    const text = '{\n  // mine\n  "stowplan": 1,\n  "seed":   7\n}';
    useDocument.getState().open(text, { kind: 'draft' });
    expect(textToShare({ ...ALL, camera: false })).toBe(
      '{\n  // mine\n  "stowplan": 1,\n  "seed":   7,\n  "view": { "at": 41.25 }\n}',
    );
    expect(useDocument.getState().text, 'the draft is not touched').toBe(text);
    expect(documentToShare({ ...ALL, camera: false })).toEqual({ stowplan: 1, seed: 7, view: { at: 41.25 } });
  });

  test('is the text itself where it is no JSON', () => {
    useDocument.getState().open('{ "stowplan": ', { kind: 'draft' });
    expect(textToShare(ALL)).toBe('{ "stowplan": ');
  });

  /** The largest are for large screens, and their fleets are listed in few entries. */
  test.each(EXAMPLES.map((example) => [example.id, example] as const))(
    '%s is a link that survives a chat',
    (_, example) => {
      const document = JSON.parse(exampleText(example)) as object;
      const view = {
        ...viewOfPage({ ...ALL, caption: 'x'.repeat(160) }, (document as { view?: object }).view),
        select: 'a-service-of-some-length-123',
        panel: 'events',
        speed: 1000,
      };
      const link = `https://stowplan.example.org/playground/${encodeLink({ ...document, view })}`;
      expect(link.length).toBeLessThan(2_000);
    },
  );
});
