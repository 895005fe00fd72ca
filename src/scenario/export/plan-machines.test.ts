import { expect, test } from 'vitest';
import { leftOut } from './exported-testing';

const member = { instanceType: 'm5.large', capacityProvider: 'cp' };

function grouped(...containerInstances: readonly object[]): unknown {
  return {
    stowplan: 1,
    capacityProviders: [{ name: 'cp', autoScalingGroup: { maxSize: 9 } }],
    containerInstances,
  };
}

test('of members of a group what differs from how it launches is said', () => {
  const scenario = grouped(
    { ...member, id: 'first', attributes: { stack: 'prod' } },
    { ...member, id: 'alike', instanceType: 'm6i.large', attributes: { stack: 'prod' } },
    { ...member, id: 'canary', attributes: { stack: 'canary' } },
    { ...member, id: 'spot', attributes: { stack: 'prod' }, spot: true },
    { ...member, id: 'set', attributes: { stack: 'prod' }, agent: { ECS_RESERVED_MEMORY: '256' } },
  );
  expect(leftOut(scenario)).toEqual([
    'A group launches all its instances alike: the attributes, the agent’s settings or the market of these are not their own: canary, spot and set.',
  ]);
});

test('of members that are alike nothing is said', () => {
  expect(leftOut(grouped({ ...member, id: 'a', count: 3 }, { ...member, id: 'b', attributes: {} }))).toEqual([]);
});
