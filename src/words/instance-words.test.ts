import { describe, expect, it } from 'vitest';
import { instanceStateSentence } from './instance-words';

describe('the state of an instance in a sentence', () => {
  const active = { status: 'ACTIVE', agentConnected: true, terminated: false } as const;

  it('has nothing to say of one that takes tasks', () => {
    expect(instanceStateSentence(active)).toBeNull();
  });

  it('says what becomes of tasks on one that drains, has lost its agent or is gone', () => {
    expect(instanceStateSentence({ ...active, status: 'DRAINING' })).toMatch(/^It takes no new tasks\. Services start/);
    expect(instanceStateSentence({ ...active, agentConnected: false })).toMatch(/^Its agent is disconnected/);
    expect(instanceStateSentence({ ...active, terminated: true })).toMatch(/^Its EC2 instance is gone/);
  });
});
