import type { Assumption } from './assumption';

/** About what things cost. Alphabetical by id. */
export const COST: readonly Assumption[] = [
  {
    id: 'cost-owners',
    mark: 'modelling choice',
    text: 'A task uses the mean of its share of the instance’s CPU and of its memory, by what it reserves, while its desiredStatus is RUNNING; its service bears that part of the instance’s price. What is left of the instance is wasted, that of an instance that boots, drains or is idle included.',
    spec: 'services-and-capacity 5.3',
  },
  {
    id: 'fargate-billing',
    mark: 'documented',
    text: 'A Fargate task is charged by the second from the start of its image pull until it is STOPPED, for a minute at least; Windows is charged the same way here. Ephemeral storage beyond 20 GiB counts, and has the discount of Fargate Spot too.',
    spec: 'services-and-capacity 5.3',
  },
  {
    id: 'instance-billing',
    mark: 'modelling choice',
    text: 'An EC2 instance is charged by the second from its launch to its termination, for a minute at least: while it boots, and until it ends rather than until ECS notices. A stopped one costs nothing. One that is deregistered runs on in EC2 and leaves this read-out with the cluster. An interrupted Spot instance is charged like any other.',
    spec: 'services-and-capacity 5.3',
  },
  {
    id: 'price-list',
    mark: 'modelling choice',
    text: 'Prices are indicative list prices of us-east-1, whatever the Region, Linux for instances: without transfer, load balancers, logs, IPv4 addresses, volumes and discounts. A type that the catalogue does not have costs nothing here.',
    spec: 'services-and-capacity 5.3',
  },
  {
    id: 'spot-price',
    mark: 'modelling choice',
    text: 'A Spot instance is taken to cost 35 per cent of the On-Demand list price, a task on Fargate Spot 30 per cent of the Fargate one, steadily.',
    spec: 'services-and-capacity 5.3',
  },
];
