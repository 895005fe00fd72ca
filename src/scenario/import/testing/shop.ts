import { containerInstances } from './shop-instances';
import { taskDefinitions } from './shop-definitions';
import { ACCOUNT, CLUSTER, CLUSTER_ARN, REGION, ec2Id, ecs, hex } from './shop-names';
import type { Json } from './shop-names';
import { services, TARGET_GROUP_ARN } from './shop-services';
import { tasks } from './shop-tasks';

/**
 * A small cluster of a fictional company, `shop-prod`, in the shapes in which the AWS CLI (version 2) prints it: field for field, with all
 * that the import has no use for. A rolling update of `web` is under way, an instance drains, another has lost its agent.
 */

/** `aws ecs describe-clusters` */
export const clusters: Json = {
  clusters: [
    {
      clusterArn: CLUSTER_ARN,
      clusterName: CLUSTER,
      status: 'ACTIVE',
      registeredContainerInstancesCount: 5,
      runningTasksCount: 17,
      pendingTasksCount: 0,
      activeServicesCount: 3,
      statistics: [],
      tags: [],
      settings: [{ name: 'containerInsights', value: 'disabled' }],
      capacityProviders: ['FARGATE', 'FARGATE_SPOT', 'shop-on-demand'],
      defaultCapacityProviderStrategy: [],
    },
  ],
  failures: [],
};

const GROUP = 'shop-ecs-asg';

/** `aws ecs describe-capacity-providers` */
export const capacityProviders: Json = {
  capacityProviders: [
    { capacityProviderArn: ecs('capacity-provider/FARGATE'), name: 'FARGATE', status: 'ACTIVE', tags: [] },
    {
      capacityProviderArn: ecs('capacity-provider/shop-on-demand'),
      name: 'shop-on-demand',
      status: 'ACTIVE',
      autoScalingGroupProvider: {
        autoScalingGroupArn: `arn:aws:autoscaling:${REGION}:${ACCOUNT}:autoScalingGroup:6b9c:autoScalingGroupName/${GROUP}`,
        managedScaling: {
          status: 'DISABLED',
          targetCapacity: 100,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10000,
          instanceWarmupPeriod: 300,
        },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
      },
      tags: [],
      updateStatus: 'UPDATE_COMPLETE',
    },
  ],
};

/** `aws autoscaling describe-auto-scaling-groups` */
export const autoScalingGroups: Json = {
  AutoScalingGroups: [
    {
      AutoScalingGroupName: GROUP,
      MinSize: 2,
      MaxSize: 9,
      DesiredCapacity: 3,
      AvailabilityZones: [`${REGION}a`, `${REGION}b`, `${REGION}c`],
      HealthCheckType: 'EC2',
      Instances: [{ InstanceId: ec2Id(1), InstanceType: 'm5.large', LifecycleState: 'InService' }],
    },
  ],
};

/** `aws elbv2 describe-target-groups` */
export const targetGroups: Json = {
  TargetGroups: [
    {
      TargetGroupArn: TARGET_GROUP_ARN,
      TargetGroupName: 'shop-web-http',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: 'vpc-04f1e2d3c4b5a6978',
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: 'traffic-port',
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 4,
      HealthyThresholdCount: 3,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: '/ready',
      Matcher: { HttpCode: '200' },
      LoadBalancerArns: [
        `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/app/shop-front/50dc6c495c0c9188`,
      ],
      TargetType: 'instance',
    },
  ],
};

/** `aws ecs list-tasks` */
export const listTasks: Json = {
  taskArns: [ecs(`task/${CLUSTER}/${hex('7a5c', 1)}`), ecs(`task/${CLUSTER}/${hex('7a5c', 2)}`)],
};

/** As the CLI prints it. */
export function printed(value: unknown): string {
  return `${JSON.stringify(value, null, 4)}\n`;
}

/** Every document of the cluster: 0 instances, 1 tasks, 2 services, 3 to 7 definitions, and what stands around it. */
export const SHOP: readonly Json[] = [
  containerInstances,
  tasks,
  services,
  ...taskDefinitions,
  clusters,
  capacityProviders,
  autoScalingGroups,
  targetGroups,
];
