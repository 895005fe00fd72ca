import fc from 'fast-check';

/** How random services and RunTask place their tasks. */

export const strategies = fc.constantFrom(
  [],
  [{ type: 'binpack', field: 'memory' }],
  [{ type: 'random' }],
  [{ type: 'spread', field: 'instanceId' }],
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'cpu' },
  ],
);

export const constraints = fc.constantFrom(
  [],
  [],
  [{ type: 'distinctInstance' }],
  [{ type: 'memberOf', expression: 'attribute:stack == prod' }],
);
