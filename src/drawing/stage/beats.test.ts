import { describe, expect, it } from 'vitest';
import { WEB_9 } from '../testing/placement';
import { rollingDeployment } from '../testing/worlds';
import { beatDuration, beatPicture } from './beats';
import type { BeatIndex } from './beats';

const { catalog } = rollingDeployment();

function picture(index: BeatIndex, elapsed = Infinity) {
  const { instances, zones, chosen } = beatPicture(WEB_9, catalog, index, elapsed, ({ rejectedBy }) => ({
    glyph: 'cpu',
    text: rejectedBy ?? '',
  }));
  const byName = new Map([...instances].map(([position, beat]) => [catalog.instances[position]?.id ?? '', beat]));
  return { byName, zones, chosen };
}

describe('the first beat', () => {
  it('dims those that are not active or have no room, with a tag', () => {
    const { byName, zones } = picture(0);
    expect([...byName.keys()]).toEqual(['m5-1', 'm5-5']);
    expect(byName.get('m5-1')).toMatchObject({ strength: 0.28, hatched: true, tag: { text: 'RESOURCE:CPU' } });
    expect(zones).toBeNull();
  });

  it('dims them within 300 ms', () => {
    expect(picture(0, 0).byName.get('m5-1')?.strength).toBe(1);
    expect(picture(0, 150).byName.get('m5-1')?.strength).toBeCloseTo(0.64);
    expect(picture(0, 300).byName.get('m5-1')?.strength).toBeCloseTo(0.28);
  });
});

describe('the second beat', () => {
  it('dims those that fail a constraint otherwise, and leaves the first ones as they are', () => {
    const { byName } = picture(1, 0);
    expect(byName.get('c5-1')).toMatchObject({ strength: 1, dashed: true });
    expect(byName.get('m5-1')?.strength).toBe(0.28);
    expect(picture(1).byName.get('c5-1')?.strength).toBe(0.4);
  });
});

describe('the third beat', () => {
  it('shows the ranks one by one, 80 ms apart, with the number that decided', () => {
    expect(picture(2, 0).byName.get('m5-4')).toMatchObject({ rank: 1, note: '4,198 MiB left', chosen: false });
    expect(picture(2, 79).byName.has('m5-3')).toBe(false);
    expect(picture(2, 80).byName.get('m5-3')).toMatchObject({ rank: 2, note: '4,710 MiB left' });
    expect(picture(2).byName.get('m5x-1')).toMatchObject({ rank: 4, note: 'zone holds 3' });
  });

  it('says how many tasks the zones hold', () => {
    expect(picture(2).zones?.get('us-east-1b')).toEqual({ text: '2 web tasks, the fewest', best: true });
    expect(picture(2).zones?.get('us-east-1a')).toEqual({ text: '3 web tasks', best: false });
  });

  it('lasts as long as all ranks need', () => {
    const candidates = Array.from({ length: 20 }, (_, index) => ({
      containerInstance: `m-${index}`,
      rejectedBy: null,
      scores: [1],
      rank: index + 1,
    }));
    expect(beatDuration({ ...WEB_9, candidates }, 2)).toBe(1900);
    expect([0, 1, 2, 3].map((index) => beatDuration(WEB_9, index as BeatIndex))).toEqual([900, 900, 900, 900]);
  });
});

describe('the fourth beat', () => {
  it('lights the chosen instance', () => {
    const { byName, chosen } = picture(3);
    expect(catalog.instances[chosen]?.id).toBe('m5-4');
    expect(byName.get('m5-4')?.chosen).toBe(true);
    expect(byName.get('m5-3')?.chosen).toBe(false);
  });

  it('lights none where nothing could be placed', () => {
    expect(beatPicture({ ...WEB_9, chosen: null }, catalog, 3, Infinity).chosen).toBe(-1);
  });
});
