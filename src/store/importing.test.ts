import { expect, test } from 'vitest';
import { sourceOf } from './importing';

test('a file is read as UTF-8, and as the UTF-16 that PowerShell writes', async () => {
  expect(await sourceOf(new File(['{"ü": 1}'], 'a.json'))).toEqual({ name: 'a.json', text: '{"ü": 1}' });
  const wide = Uint8Array.from([0xff, 0xfe, ...'{"a": 1}'.split('').flatMap((letter) => [letter.charCodeAt(0), 0])]);
  expect((await sourceOf(new File([wide], 'b.json'))).text).toBe('{"a": 1}');
});
