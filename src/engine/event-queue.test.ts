import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropEvent, emptyEvent, emptyQueue, EVENT, eventsInOrder, peekEvent, pushEvent } from './event-queue';
import type { EventQueue, QueuedEvent } from './event-queue';

function popEvent(queue: EventQueue): QueuedEvent | null {
  const event = emptyEvent();
  if (!peekEvent(queue, event)) return null;
  dropEvent(queue);
  return event;
}

function drained(queue: EventQueue): number[] {
  const subjects: number[] = [];
  for (let event = popEvent(queue); event !== null; event = popEvent(queue)) subjects.push(event.subject);
  return subjects;
}

describe('the event queue', () => {
  it('is empty at first', () => {
    const event = { ...emptyEvent(), timeMs: 3 };
    expect([peekEvent(emptyQueue(), event), event.timeMs, popEvent(emptyQueue())]).toEqual([false, Infinity, null]);
  });

  it('gives events by time, then kind, then in the order in which they came', () => {
    const queue = emptyQueue();
    pushEvent(queue, 20, EVENT.task, 1);
    pushEvent(queue, 10, EVENT.timeline, 2);
    pushEvent(queue, 10, EVENT.task, 3);
    pushEvent(queue, 10, EVENT.task, 4);
    pushEvent(queue, 10, EVENT.registration, 5);
    expect(drained(queue)).toEqual([5, 3, 4, 2, 1]);
  });

  it('orders timeline entries by their place in the list, whenever they were added', () => {
    const queue = emptyQueue();
    pushEvent(queue, 10, EVENT.timeline, 7, 0, 7);
    pushEvent(queue, 10, EVENT.timeline, 3, 0, 3);
    expect(drained(queue)).toEqual([3, 7]);
  });

  it('gives up the room of a rush that is over, and loses nothing', () => {
    const queue = emptyQueue();
    for (let number = 0; number < 40_000; number++) pushEvent(queue, number % 7, EVENT.task, number, number + 1);
    const subjects: number[] = [];
    let roomForFew = Infinity;
    const event = emptyEvent();
    while (peekEvent(queue, event)) {
      subjects.push(event.subject);
      dropEvent(queue);
      if (queue.count === 1_000) roomForFew = queue.entries.subject.length;
      if (subjects.length % 10_000 === 0 && subjects.length < 40_000)
        pushEvent(queue, 50, EVENT.task, 50_000 + subjects.length, 50_001 + subjects.length);
    }
    const inOrder = Array.from({ length: 40_000 }, (_, number) => number).sort((a, b) => (a % 7) - (b % 7) || a - b);
    expect(roomForFew).toBeLessThan(5_000);
    expect(subjects.slice(0, 40_000)).toEqual(inOrder);
    expect(subjects.length).toBeGreaterThan(40_000);
  });

  it('is a sorted list, however pushes and pops mix', () => {
    const steps = fc.array(fc.oneof(fc.tuple(fc.nat(20), fc.nat(6)), fc.constant(null)));
    fc.assert(
      fc.property(steps, (mixed) => {
        const queue = emptyQueue();
        let plain: { time: number; kind: number; number: number }[] = [];
        const taken: unknown[] = [];
        const expected: unknown[] = [];
        mixed.forEach((step, number) => {
          if (step === null) {
            taken.push(popEvent(queue)?.subject);
            expected.push(plain.shift()?.number);
            return;
          }
          const [time, kind] = step;
          pushEvent(queue, time, kind, number);
          plain = [...plain, { time, kind, number }].sort(
            (a, b) => a.time - b.time || a.kind - b.kind || a.number - b.number,
          );
        });
        expect(taken).toEqual(expected);
        expect(eventsInOrder(queue).map(({ subject }) => subject)).toEqual(plain.map(({ number }) => number));
      }),
    );
  });
});
