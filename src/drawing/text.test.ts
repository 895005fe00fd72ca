import { describe, expect, it } from 'vitest';
import { clock, counted, fitName, fitText, gibibytes, lineWidth, taskLabel, textWidth } from './text';

describe('taskLabel', () => {
  // At 11 px web-9 is 33.9 px wide, narrowed 29.8; 9 is 6.9, narrowed 6.0.
  it.each([
    ['room for the name', 40, { text: 'web-9', stretch: 1 }],
    ['room for the narrowed name', 36, { text: 'web-9', stretch: 0.88 }],
    ['room for the number', 35, { text: '9', stretch: 1 }],
    ['room for the narrowed number', 10.5, { text: '9', stretch: 0.88 }],
    ['no room', 10, null],
  ])('with %s', (_, room, expected) => {
    expect(taskLabel('web-9', 9, room, 11)).toEqual(expected);
  });
});

describe('fitText', () => {
  it('passes over empty texts', () => {
    expect(
      fitText(
        [
          { text: '', margin: 0 },
          { text: 'a', margin: 0 },
        ],
        10,
        11,
      ),
    ).toEqual({ text: 'a', stretch: 1 });
  });
});

describe('figures', () => {
  it('are written with a comma and their unit', () => {
    expect(counted(1, 'instance')).toBe('1 instance');
    expect(counted(1667, 'instance')).toBe('1,667 instances');
    expect(gibibytes(2662)).toBe('2.6 GiB');
    expect([0, 42_000, 61_999, 3_723_000].map(clock)).toEqual(['0:00', '0:42', '1:01', '1:02:03']);
  });

  it('take less room in regular weight than in that of labels', () => {
    const text = '256 CPU · 4,710 MiB free';
    expect(lineWidth(text, 11)).toBeLessThan(textWidth(text, 11));
  });
});

describe('fitName', () => {
  it.each([
    ['room', 60, { text: 'us-east-1a', stretch: 1 }],
    ['a little too little', 54, { text: 'us-east-1a', stretch: 0.85 }],
    ['much too little', 30, { text: 'us-e…', stretch: 0.85 }],
    ['none', 5, null],
  ])('with %s', (_, room, expected) => {
    expect(fitName('us-east-1a', room, 11)).toEqual(expected);
  });
});
