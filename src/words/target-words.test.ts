import { describe, expect, it } from 'vitest';
import { targetWords } from './target-words';

describe('a target in words', () => {
  it('has group, port, state, since when and why', () => {
    const target = {
      group: { name: 'front' },
      port: 32_768,
      state: 'unhealthy',
      reason: 'Target.Timeout',
      sinceMs: 72_000,
    };
    expect(targetWords(target)).toBe('front, port 32768: unhealthy since 1:12, Target.Timeout');
    expect(targetWords({ ...target, state: 'healthy', reason: null })).toBe('front, port 32768: healthy since 1:12');
  });
});
