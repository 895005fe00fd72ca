import { describe, expect, it } from 'vitest';
import { editDistance, nearNames, sameNameInOtherStyle } from './near-name';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['memory', 'memory', 0],
    ['memroy', 'memory', 1],
    ['kitten', 'sitting', 3],
  ])('%j to %j takes %i', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });
});

describe('nearNames', () => {
  it('puts the nearest first and ignores capitals and underscores', () => {
    expect(nearNames('container_definitons', ['family', 'containerDefinitions'])).toEqual(['containerDefinitions']);
    expect(nearNames('cpus', ['gpu', 'cpu'])).toEqual(['cpu']);
  });

  it('finds nothing where nothing is near', () => {
    expect(nearNames('banana', ['family', 'cpu'])).toEqual([]);
  });
});

it('tells another style of the same name from another name', () => {
  expect(sameNameInOtherStyle('ContainerDefinitions', 'containerDefinitions')).toBe(true);
  expect(sameNameInOtherStyle('container_definitions', 'containerDefinitions')).toBe(true);
  expect(sameNameInOtherStyle('cpu', 'cpu')).toBe(false);
});
