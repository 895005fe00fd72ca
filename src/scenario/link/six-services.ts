/** A scenario of six services as people share them, for measuring how long its link is. */
const instance = (id: string, instanceType: string, availabilityZone: string, more: object = {}) => ({
  id,
  instanceType,
  availabilityZone,
  ...more,
});
const logs = (group: string) => ({
  logDriver: 'awslogs',
  options: { 'awslogs-group': group, 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'shop' },
});
const spreadThenPack = [
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'binpack', field: 'memory' },
];

export const SIX_SERVICES = {
  stowplan: 1,
  name: 'The shop on a Friday evening',
  description:
    'Six services of the shop on nine instances. What happens to checkout when a zone fails while the catalogue scales out?',
  seed: 7,
  region: 'eu-west-1',
  containerInstances: [
    instance('shop-a', 'm5.xlarge', 'eu-west-1a', { count: 2 }),
    instance('shop-b', 'm5.xlarge', 'eu-west-1b', { count: 2 }),
    instance('shop-c', 'm5.xlarge', 'eu-west-1c', { count: 2 }),
    instance('mem-a', 'r5.large', 'eu-west-1a', { attributes: { purpose: 'cache' } }),
    instance('mem-b', 'r5.large', 'eu-west-1b', { attributes: { purpose: 'cache' } }),
    instance('jobs', 'c5.2xlarge', 'eu-west-1c', { attributes: { purpose: 'jobs' } }),
  ],
  taskDefinitions: [
    {
      family: 'storefront',
      containerDefinitions: [
        {
          name: 'nginx',
          image: 'nginx:1.27',
          cpu: 256,
          memory: 512,
          essential: true,
          portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
          logConfiguration: logs('/shop/storefront'),
        },
      ],
    },
    {
      family: 'catalogue',
      containerDefinitions: [
        {
          name: 'app',
          image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/catalogue:4.12.0',
          cpu: 512,
          memoryReservation: 768,
          memory: 1024,
          portMappings: [{ containerPort: 8080, hostPort: 0 }],
          environment: [
            { name: 'PORT', value: '8080' },
            { name: 'REDIS_HOST', value: 'cache.shop.internal' },
          ],
          logConfiguration: logs('/shop/catalogue'),
        },
      ],
    },
    {
      family: 'checkout',
      networkMode: 'awsvpc',
      cpu: '512',
      memory: '1024',
      containerDefinitions: [
        {
          name: 'app',
          image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/checkout:2.3.1',
          portMappings: [{ containerPort: 8080 }],
          healthCheck: {
            command: ['CMD-SHELL', 'curl -f http://localhost:8080/health || exit 1'],
            interval: 15,
            retries: 3,
          },
        },
        { name: 'envoy', image: 'envoyproxy/envoy:v1.31', cpu: 64, memory: 128 },
      ],
    },
    {
      family: 'cache',
      containerDefinitions: [
        {
          name: 'redis',
          image: 'redis:7',
          cpu: 512,
          memory: 6144,
          portMappings: [{ containerPort: 6379, hostPort: 6379 }],
        },
      ],
    },
    { family: 'mailer', containerDefinitions: [{ name: 'mailer', image: 'shop/mailer:88', cpu: 128, memory: 256 }] },
    {
      family: 'thumbnails',
      containerDefinitions: [{ name: 'worker', image: 'shop/thumbnails:12', cpu: 1024, memory: 2048 }],
    },
  ],
  services: [
    { serviceName: 'storefront', taskDefinition: 'storefront', desiredCount: 9, placementStrategy: spreadThenPack },
    {
      serviceName: 'catalogue',
      taskDefinition: 'catalogue',
      desiredCount: 6,
      placementStrategy: spreadThenPack,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
    },
    {
      serviceName: 'checkout',
      taskDefinition: 'checkout',
      desiredCount: 6,
      placementStrategy: [{ type: 'spread', field: 'instanceId' }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0f1', 'subnet-0f2', 'subnet-0f3'] } },
    },
    {
      serviceName: 'cache',
      taskDefinition: 'cache',
      desiredCount: 2,
      placementConstraints: [
        { type: 'distinctInstance' },
        { type: 'memberOf', expression: 'attribute:purpose == cache' },
      ],
    },
    {
      serviceName: 'mailer',
      taskDefinition: 'mailer',
      desiredCount: 3,
      placementStrategy: [{ type: 'binpack', field: 'cpu' }],
    },
    {
      serviceName: 'thumbnails',
      taskDefinition: 'thumbnails',
      desiredCount: 4,
      placementStrategy: [{ type: 'random' }],
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:purpose == jobs or runningTasksCount < 4' }],
    },
  ],
  timeline: [
    { at: 60, action: 'UpdateService', input: { service: 'catalogue', desiredCount: 12 } },
    { at: 120, action: 'FailAvailabilityZone', input: { availabilityZone: 'eu-west-1b' } },
    { at: 300, action: 'UpdateContainerInstancesState', input: { containerInstances: ['mem-a'], status: 'DRAINING' } },
  ],
  view: { speed: 10 },
};
