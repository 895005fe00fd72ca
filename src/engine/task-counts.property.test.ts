import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addTasksOn, forEachWithTasks, noTaskCounts, tasksOn } from './task-counts';

it('counts as a map does, whatever the order of changes', () => {
  const changes = fc.array(fc.tuple(fc.oneof(fc.nat(12), fc.nat(300)), fc.nat(3)), { maxLength: 400 });
  fc.assert(
    fc.property(changes, (list) => {
      const counts = noTaskCounts();
      const map = new Map<number, number>();
      for (const [instance, tasks] of list) {
        expect(addTasksOn(counts, instance, tasks - tasksOn(counts, instance))).toBe(map.get(instance) ?? 0);
        if (tasks === 0) map.delete(instance);
        else map.set(instance, tasks);
        expect(tasksOn(counts, instance)).toBe(tasks);
      }
      const found = new Map<number, number>();
      forEachWithTasks(counts, (instance, tasks) => found.set(instance, tasks));
      expect(found).toEqual(map);
      expect(counts.size).toBe(map.size);
      for (let instance = 0; instance <= 300; instance++) {
        expect(tasksOn(counts, instance)).toBe(map.get(instance) ?? 0);
      }
    }),
  );
});
