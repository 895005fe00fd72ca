import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '../ecs/assumptions';
import { byTopic, matching } from './assumption-topics';

describe('the assumptions by topic', () => {
  it('are all there, each once', () => {
    const listed = byTopic(ASSUMPTIONS).flatMap(({ assumptions }) => assumptions.map(({ id }) => id));
    expect(listed.toSorted()).toEqual(ASSUMPTIONS.map(({ id }) => id).toSorted());
  });

  it('have a topic of their own, almost all of them', () => {
    const other = byTopic(ASSUMPTIONS).find(({ title }) => title === 'The playground itself');
    expect(other?.assumptions.length ?? 0).toBeLessThan(5);
  });

  it('can be searched by text, source and mark', () => {
    expect(matching(ASSUMPTIONS, '')).toHaveLength(ASSUMPTIONS.length);
    expect(matching(ASSUMPTIONS, 'agent PENDING').map(({ id }) => id)).toContain('agent-host-queue');
    expect(
      matching(ASSUMPTIONS, 'observed').every(({ mark, text }) => mark === 'observed' || text.includes('observed')),
    ).toBe(true);
    expect(matching(ASSUMPTIONS, 'no such words anywhere')).toEqual([]);
  });
});
