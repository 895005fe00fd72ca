import { describe, expect, it } from 'vitest';
import type { CreateServiceInput } from './service';
import { rebalancingDefault, rebalancingObstacle } from './zone-rebalancing';

const service = (given: Partial<CreateServiceInput> = {}): CreateServiceInput => ({ serviceName: 'web', ...given });
const ZONE = 'attribute:ecs.availability-zone';

describe('Availability Zone rebalancing', () => {
  it.each<[string, Partial<CreateServiceInput>]>([
    ['no strategies', {}],
    ['spread over zones first', { placementStrategy: [{ type: 'spread', field: ZONE }, { type: 'random' }] }],
    ['room for one more', { deploymentConfiguration: { maximumPercent: 125 } }],
    ['a target group', { loadBalancers: [{ targetGroupArn: 'web' }] }],
    [
      'a constraint on something else',
      { placementConstraints: [{ type: 'memberOf', expression: 'attribute:a == b' }] },
    ],
  ])('is on by default with %s', (_, given) => {
    expect(rebalancingObstacle(service(given), [])).toBeNull();
    expect(rebalancingDefault(service(given), [])).toBe('ENABLED');
  });

  it.each<[string, Partial<CreateServiceInput>, string[]]>([
    ['DAEMON', { schedulingStrategy: 'DAEMON' }, []],
    ['EXTERNAL', { launchType: 'EXTERNAL' }, []],
    [
      'first rule',
      {
        placementStrategy: [
          { type: 'binpack', field: 'memory' },
          { type: 'spread', field: ZONE },
        ],
      },
      [],
    ],
    ['first rule', { placementStrategy: [{ type: 'spread', field: 'instanceId' }] }, []],
    ['maximumPercent', { deploymentConfiguration: { maximumPercent: 100 } }, []],
    ['Classic', { loadBalancers: [{ loadBalancerName: 'old' }] }, []],
    ['constraint', { placementConstraints: [{ type: 'memberOf', expression: `${ZONE} != us-east-1a` }] }, []],
    ['constraint', {}, [`not(${ZONE} == us-east-1a)`]],
  ])('cannot work where %s stands in the way', (word, given, definitionMemberOf) => {
    expect(rebalancingObstacle(service(given), definitionMemberOf)).toContain(word);
    expect(rebalancingDefault(service(given), definitionMemberOf)).toBe('DISABLED');
  });
});
