import { expect, it } from 'vitest';
import { formatScenario } from './format';

it('keeps what is short and flat on one line', () => {
  const value = {
    stowplan: 1,
    empty: {},
    containerInstances: [
      { id: 'm5-1', instanceType: 'm5.large', availabilityZone: 'us-east-1a' },
      { id: 'm5-2', instanceType: 'm5.large', availabilityZone: 'us-east-1a' },
    ],
    services: [
      { serviceName: 'web', placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] },
    ],
    left: undefined,
  };
  expect(formatScenario(value)).toBe(`{
  "stowplan": 1,
  "empty": {},
  "containerInstances": [
    { "id": "m5-1", "instanceType": "m5.large", "availabilityZone": "us-east-1a" },
    { "id": "m5-2", "instanceType": "m5.large", "availabilityZone": "us-east-1a" }
  ],
  "services": [
    {
      "serviceName": "web",
      "placementStrategy": [{ "type": "spread", "field": "attribute:ecs.availability-zone" }]
    }
  ]
}
`);
});
