import { describe, expect, it } from 'vitest';
import { parseScenarioValue } from '../parse';
import { withoutDefaults } from './minify';

const group = {
  targetGroupName: 'web',
  targetType: 'instance',
  port: 80,
  protocol: 'HTTP',
  deregistrationDelaySeconds: 300,
  slowStartSeconds: 0,
  healthCheck: {
    intervalSeconds: 30,
    timeoutSeconds: 5,
    healthyThresholdCount: 5,
    unhealthyThresholdCount: 2,
    path: '/',
  },
};

describe('load balancers in a link', () => {
  it('leave out what is the default', () => {
    const document = { stowplan: 1, loadBalancers: [{ name: 'front', type: 'application', targetGroups: [group] }] };
    expect(withoutDefaults(document)).toEqual({
      stowplan: 1,
      loadBalancers: [{ name: 'front', targetGroups: [{ targetGroupName: 'web' }] }],
    });
  });

  it('keep what is not, and mean the same', () => {
    const document = {
      stowplan: 1,
      loadBalancers: [
        {
          name: 'front',
          targetGroups: [{ ...group, targetType: 'ip', healthCheck: { intervalSeconds: 10, timeoutSeconds: 5 } }],
        },
        { name: 'old', type: 'classic', healthCheck: { unhealthyThresholdCount: 3, healthyThresholdCount: 5 } },
      ],
    };
    const lean = withoutDefaults(document);
    expect(lean).toEqual({
      stowplan: 1,
      loadBalancers: [
        {
          name: 'front',
          targetGroups: [{ targetGroupName: 'web', targetType: 'ip', healthCheck: { intervalSeconds: 10 } }],
        },
        { name: 'old', type: 'classic', healthCheck: { unhealthyThresholdCount: 3 } },
      ],
    });
    expect(parseScenarioValue(lean)).toEqual(parseScenarioValue(document));
  });
});
