import { describe, expect, it } from 'vitest';
import { STOP_CODES, TASK_STATUS, TASK_STATUSES } from '../../ecs/status';
import type { Mark, ShapeMark } from '../marks';
import { hullMarks, labelOf } from './hull-marks';
import type { HullScene } from './scene';

const HULL: HullScene = {
  cpuFrom: 0,
  cpuTo: 60,
  memoryFrom: 0,
  memoryTo: 30,
  cpuTop: 0,
  cpuBottom: 29,
  memoryTop: 65,
  memoryBottom: 94,
  taskIndex: 0,
  instanceIndex: 0,
  ownerIndex: 0,
  colour: 0,
  ownerName: 'web',
  number: 9,
  status: TASK_STATUS.RUNNING,
  stopCode: -1,
  older: false,
  revisionName: 'web:8',
  revision: 8,
  cpuUnits: 256,
  memoryMiB: 512,
  gpus: 0,
  hostPorts: [],
  unhealthy: false,
  isProtected: false,
  daemon: false,
  platform: 0,
  fargate: null,
};
const STYLE = { size: 11, labels: true };

function marksOf(change: Partial<HullScene>, style = STYLE): Mark[] {
  return hullMarks({ ...HULL, ...change }, style);
}

function shapes(marks: readonly Mark[]): ShapeMark[] {
  return marks.filter((mark) => mark.kind === 'shape');
}

function texts(marks: readonly Mark[]): string[] {
  return marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
}

describe('the form of a state', () => {
  it('is different for every state, without a look at the colour', () => {
    const forms = TASK_STATUSES.map((_, status) =>
      JSON.stringify(marksOf({ status }).map((mark) => ({ ...mark, text: '' }))).replaceAll('service-1', ''),
    );
    expect(new Set(forms).size).toBe(TASK_STATUSES.length);
  });

  it('is solid lanes and a tint of 22 % when RUNNING, without an outline', () => {
    const drawn = shapes(marksOf({}));
    expect(drawn.map(({ fill, fillOpacity, stroke }) => [fill, fillOpacity, stroke])).toEqual([
      ['service-1', 0.22, undefined],
      ['service-1', undefined, undefined],
    ]);
  });

  it('is a dashed outline alone when PROVISIONING, a solid one when PENDING', () => {
    expect(
      shapes(marksOf({ status: TASK_STATUS.PROVISIONING })).map(({ strokeWidth, dash }) => [strokeWidth, dash]),
    ).toEqual([[1.25, [3, 2.5]]]);
    const pending = shapes(marksOf({ status: TASK_STATUS.PENDING }));
    expect(pending.at(-1)).toMatchObject({ strokeWidth: 1.5 });
    expect(pending[0]?.fill).toBe('paper');
  });

  it('is hatched one way while deactivating and the other while stopping', () => {
    const fills = [TASK_STATUS.DEACTIVATING, TASK_STATUS.STOPPING, TASK_STATUS.DEPROVISIONING].map(
      (status) => shapes(marksOf({ status }))[0]?.fill,
    );
    expect(fills).toEqual(['dense/service-1', 'open/service-1', 'dots/service-1']);
  });

  it('is crossed in ink for a task that failed', () => {
    const stopCode = STOP_CODES.indexOf('EssentialContainerExited');
    expect(shapes(marksOf({ status: TASK_STATUS.STOPPED, stopCode })).some(({ stroke }) => stroke === 'ink')).toBe(
      true,
    );
    expect(shapes(marksOf({ status: TASK_STATUS.STOPPED })).some(({ stroke }) => stroke === 'ink')).toBe(false);
  });

  it('keeps outlines inside the hull, so that neighbours never touch', () => {
    for (const [status] of TASK_STATUSES.entries()) {
      for (const { lines, strokeWidth = 0 } of shapes(marksOf({ status }))) {
        const xs = lines.flatMap((points) => points.filter((_, index) => index % 2 === 0));
        if (status === TASK_STATUS.STOPPED) continue;
        expect(Math.min(...xs) - strokeWidth / 2).toBeGreaterThanOrEqual(-0.51);
        expect(Math.max(...xs) + strokeWidth / 2).toBeLessThanOrEqual(60.51);
      }
    }
  });
});

describe('the label', () => {
  it('is the full name, the number or nothing', () => {
    expect(labelOf(HULL, 11)?.text).toBe('web-9');
    expect(labelOf({ ...HULL, cpuTo: 20 }, 11)?.text).toBe('9');
    expect(labelOf({ ...HULL, cpuTo: 6 }, 11)).toBeNull();
  });

  it('is left out where the lane is thinner than the type, after the task stopped, and in a faded instance', () => {
    expect(labelOf({ ...HULL, cpuBottom: 10 }, 11)).toBeNull();
    expect(texts(marksOf({ status: TASK_STATUS.STOPPED }))).toEqual([]);
    expect(texts(marksOf({}, { ...STYLE, labels: false }))).toEqual([]);
  });

  it('carries the revision of an older task, or has it in the corner', () => {
    expect(texts(marksOf({ older: true }))).toEqual(['web:8']);
    expect(texts(marksOf({ older: true, cpuTo: 24 }))).toEqual(['9', '8']);
  });

  it('stands on paper where the lane is hatched', () => {
    const marks = marksOf({ status: TASK_STATUS.STOPPING });
    expect(marks.at(-2)).toMatchObject({ kind: 'shape', fill: 'paper' });
    expect(marks.at(-1)).toMatchObject({ kind: 'text', fill: 'ink' });
  });
});

describe('colour', () => {
  it('turns to grey while another service is lit', () => {
    expect(shapes(hullMarks(HULL, { ...STYLE, unlit: true })).every(({ fill }) => fill === 'd3')).toBe(true);
  });

  it('comes round again with an ink bar along the CPU edge', () => {
    const bars = shapes(marksOf({ colour: 20 })).filter(({ fill }) => fill === 'ink');
    expect(bars).toHaveLength(2);
  });
});
