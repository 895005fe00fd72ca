import { expect, test } from 'vitest';
import { parseScenarioValue } from '../parse';

function problemsOf(view: unknown): string[] {
  const parsed = parseScenarioValue({ stowplan: 1, view });
  return parsed.problems.map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

test('what is sound says nothing', () => {
  const camera = { x: 0.5, y: 1, k: 3.25 };
  expect(problemsOf({ at: 41.5, select: 'web-9', camera, caption: 'Look', speed: 'slow', panel: 'events' })).toEqual(
    [],
  );
});

test.each([
  [{ speed: 5 }, 'warning view.speed: There is no speed 5; the scenario opens at 4.'],
  [{ panel: 'evnts' }, 'warning view.panel: There is no panel "evnts"; the scenario opens with "why".'],
  [
    { camera: { x: 240, y: 0.5, k: 1 } },
    'warning view.camera.x: "x" is a share of the drawing, from 0 to 1; 240 lies outside of it.',
  ],
  [{ caption: 'two\nlines' }, 'warning view.caption: A caption is one line; its line breaks are shown as blanks.'],
])('%j opens, with a warning', (view, problem) => {
  expect(problemsOf(view)).toEqual([problem]);
  expect(parseScenarioValue({ stowplan: 1, view }).ok).toBe(true);
});

test.each([
  { at: -1 },
  { at: 'soon' },
  { select: 9 },
  { camera: { x: 0, y: 0 } },
  { camera: { x: 0, y: 0, k: 0 } },
  { caption: 42 },
  { speed: 0 },
  { speed: 'fast' },
  { panel: true },
  { compare: [{}] },
  { zoom: 2 },
])('%j is an error that names its place', (view) => {
  const problems = problemsOf(view);
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(problem).toMatch(/^error view\.\w+/);
});
