import { describe, expect, it } from 'vitest';
import { CANARY, ROLLING, STUCK } from '../testing/deployments';
import { bandsOf, boundsAt, countsAt, highestIn, isOlder } from './deployment-bands';
import { deploymentPicture } from './deployment-picture';
import type { DeploymentData } from './deployment-picture';
import { timeWindow } from './time-axis';

const texts = (data: DeploymentData): string[] => {
  const { frame, series } = deploymentPicture(data, 292);
  return [...frame, ...series].flatMap((mark) => (mark.kind === 'text' ? mark.text : []));
};

describe('the bands of a deployment', () => {
  it('lie one on the other: what runs below, old under new, and what is pending on top', () => {
    const bands = bandsOf(ROLLING.deployments, 55, 150);
    expect(bands.map(({ deployment, pending }) => [deployment, pending])).toEqual([
      [0, false],
      [1, false],
      [1, true],
    ]);
    const at69 = bands.map(({ steps }) => steps.findLast(({ at }) => at <= 69));
    expect(at69.map((step) => [step?.low, step?.high])).toEqual([
      [0, 4],
      [4, 7],
      [7, 12],
    ]);
  });

  it('has the colour of the newest revision for it alone, also after a rollback to an older one', () => {
    const older = (...revisions: readonly number[]): boolean[] => {
      const deployments = revisions.map((revision) => ({ taskDefinition: `web:${revision}` }));
      return deployments.map((_, index) => isOlder(deployments, index));
    };
    expect(older(1, 2)).toEqual([true, false]);
    expect(older(1, 2, 1)).toEqual([true, false, true]);
    expect(older(3, 3)).toEqual([true, false]);
    expect(older(9, 10)).toEqual([true, false]);
  });

  it('reads counts and bounds at any moment', () => {
    const [old] = ROLLING.deployments;
    expect(old && [-1, 0, 8.9, 9, 95, 500].map((at) => countsAt(old, at).running)).toEqual([0, 0, 0, 8, 2, 0]);
    expect(boundsAt(ROLLING.bounds, 20)?.maximum).toBe(12);
    expect(boundsAt(ROLLING.bounds, -1)).toBeNull();
    expect(highestIn(ROLLING, 0, 150)).toBe(12);
  });
});

describe('the picture of a deployment', () => {
  it('names desired, minimum and maximum at the ends of their lines', () => {
    expect(texts(ROLLING)).toEqual(expect.arrayContaining(['max 12', 'desired 8', 'min 4']));
  });

  it('says of a deadlock that the three are one, and crosses the moment at which the service said so', () => {
    expect(texts(STUCK).join(' ')).toContain('max = desired = min 4');
    const cross = deploymentPicture(STUCK, 292).series.filter(
      (mark) => mark.kind === 'shape' && mark.strokeWidth === 1.75,
    );
    expect(cross).toHaveLength(1);
  });

  it('has the shares of the traffic and the stages only where traffic is shifted', () => {
    expect(texts(CANARY)).toEqual(expect.arrayContaining(['traffic', '100%', '90%', 'bake time']));
    expect(texts(ROLLING)).not.toContain('traffic');
  });

  it('knows where the past ends', () => {
    const { nowX, knownX, axis } = deploymentPicture(ROLLING, 292);
    expect(nowX).toBeCloseTo(axis.x(104_000));
    expect(knownX).toBeGreaterThan(nowX);
  });

  it('copes with a service that has nothing yet', () => {
    const empty = { ...ROLLING, bounds: [], deployments: [], from: 0, to: 0, now: 0, known: 0 };
    expect(deploymentPicture(empty, 292).height).toBeGreaterThan(0);
  });
});

describe('a window of time', () => {
  it('has round labels within it', () => {
    const { labels, x } = timeWindow(55_000, 150_000, 0, 220);
    expect(labels).toEqual([60_000, 120_000]);
    expect(x(55_000)).toBe(0);
  });
});
