import { describe, expect, it } from 'vitest';
import { listenToPointer } from './pointing';
import type { StageRef } from './refs';

/** What a stage of one instance tells of its hover, whose left end can be moved as a camera would. */
function stageOfOne() {
  const box = { getBoundingClientRect: () => ({ left: 0, top: 0 }), clientLeft: 0, clientTop: 0, style: {} };
  const host = Object.assign(new EventTarget(), box) as unknown as HTMLElement;
  const told: (StageRef | null)[] = [];
  let left = 100;
  const pointing = listenToPointer(host, {
    hit: (x) => (x >= left ? { kind: 'instance', instanceIndex: 0 } : null),
    hover: (ref) => told.push(ref),
    select: () => undefined,
    activate: () => undefined,
  });
  return {
    told,
    pan(to: number) {
      left = to;
      pointing.refresh();
    },
    pointer(type: 'pointermove' | 'pointerleave', x: number, buttons = 0) {
      host.dispatchEvent(Object.assign(new Event(type), { clientX: x, clientY: 0, pointerType: 'mouse', buttons }));
    },
  };
}

const INSTANCE: StageRef = { kind: 'instance', instanceIndex: 0 };

describe('a pointer that rests', () => {
  it('hovers what the camera brings under it, and told once', () => {
    const stage = stageOfOne();
    stage.pointer('pointermove', 50);
    expect(stage.told).toEqual([]);
    stage.pan(20);
    stage.pan(10);
    expect(stage.told).toEqual([INSTANCE]);
    stage.pan(80);
    expect(stage.told).toEqual([INSTANCE, null]);
  });

  it('is where a drag left it', () => {
    const stage = stageOfOne();
    stage.pointer('pointermove', 50);
    stage.pointer('pointermove', 150, 1);
    stage.pan(120);
    expect(stage.told).toEqual([INSTANCE]);
  });

  it('hovers nothing once it left', () => {
    const stage = stageOfOne();
    stage.pointer('pointermove', 150);
    stage.pointer('pointerleave', 150);
    stage.pan(20);
    expect(stage.told).toEqual([INSTANCE, null]);
  });
});
