import type { PlacementConstraint, PlacementStrategy } from './placement';
import type { MonitoringConfiguration } from './scaling';
import type { TrafficConfiguration } from './traffic-shift';

/** Services and task-launching requests, as ECS's API takes them. Fields that are not modelled are kept by the scenario and round-trip. */

export interface AwsvpcConfiguration {
  readonly subnets: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly assignPublicIp?: 'ENABLED' | 'DISABLED';
}

export interface NetworkConfiguration {
  readonly awsvpcConfiguration?: AwsvpcConfiguration;
}

export type LaunchType = 'EC2' | 'FARGATE' | 'EXTERNAL';

export interface CapacityProviderStrategyItem {
  readonly capacityProvider: string;
  readonly weight?: number;
  readonly base?: number;
}

/** When the circuit breaker opens: per cent of the desired count within limits, the same without, or a number of tasks. */
export interface BreakerThreshold {
  readonly type?: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT';
  readonly value?: number;
}

export interface DeploymentCircuitBreaker {
  readonly enable: boolean;
  readonly rollback: boolean;
  /** Whether a healthy task sets the count of failures back; default true. */
  readonly resetOnHealthyTask?: boolean;
  /** Default BOUNDED_PERCENT, 50. */
  readonly thresholdConfiguration?: BreakerThreshold;
}

export interface DeploymentAlarms {
  readonly alarmNames: readonly string[];
  readonly enable: boolean;
  readonly rollback: boolean;
}

export interface DeploymentConfiguration extends TrafficConfiguration {
  readonly minimumHealthyPercent?: number;
  readonly maximumPercent?: number;
  readonly deploymentCircuitBreaker?: DeploymentCircuitBreaker;
  readonly alarms?: DeploymentAlarms;
  readonly [key: string]: unknown;
}

export interface ServiceLoadBalancer {
  readonly targetGroupArn?: string;
  readonly loadBalancerName?: string;
  readonly containerName?: string;
  readonly containerPort?: number;
  /** For blue/green, linear and canary deployments. Rules and target groups by ARN or name. */
  readonly advancedConfiguration?: {
    readonly alternateTargetGroupArn?: string;
    readonly productionListenerRule?: string;
    readonly testListenerRule?: string;
    readonly roleArn?: string;
  };
  readonly [key: string]: unknown;
}

/** `CreateService` input. Percentages are integers; `healthCheckGracePeriodSeconds` in seconds. */
export interface CreateServiceInput {
  readonly serviceName: string;
  readonly taskDefinition?: string;
  readonly desiredCount?: number;
  readonly launchType?: LaunchType;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
  /** Of Fargate, `LATEST` where left out. */
  readonly platformVersion?: string;
  readonly schedulingStrategy?: 'REPLICA' | 'DAEMON';
  readonly placementStrategy?: readonly PlacementStrategy[];
  readonly placementConstraints?: readonly PlacementConstraint[];
  readonly networkConfiguration?: NetworkConfiguration;
  readonly deploymentConfiguration?: DeploymentConfiguration;
  readonly deploymentController?: { readonly type: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL' };
  readonly loadBalancers?: readonly ServiceLoadBalancer[];
  readonly serviceRegistries?: readonly unknown[];
  readonly healthCheckGracePeriodSeconds?: number;
  readonly availabilityZoneRebalancing?: 'ENABLED' | 'DISABLED';
  readonly monitoring?: MonitoringConfiguration;
  readonly [key: string]: unknown;
}

/** The fields besides the task definition whose change starts a deployment. Source: services-and-capacity 1.1. */
export const DEPLOYING_FIELDS = [
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
] as const;

/** What a deployment keeps of its service's input: these fields and the task definition, `family:revision`. */
export type DeployedFields = Partial<Pick<CreateServiceInput, 'taskDefinition' | (typeof DEPLOYING_FIELDS)[number]>>;

/** `UpdateService` input: `service` names it; every other field replaces that of the service. */
export type UpdateServiceInput = Partial<Omit<CreateServiceInput, 'serviceName'>> & {
  readonly service: string;
  readonly forceNewDeployment?: boolean;
};

/** `RunTask` input. `count` 1 to 10, default 1; `group` defaults to `family:FAMILY`. */
export interface RunTaskInput {
  readonly taskDefinition: string;
  readonly count?: number;
  readonly group?: string;
  readonly startedBy?: string;
  readonly launchType?: LaunchType;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
  /** Of Fargate, `LATEST` where left out. */
  readonly platformVersion?: string;
  readonly placementStrategy?: readonly PlacementStrategy[];
  readonly placementConstraints?: readonly PlacementConstraint[];
  readonly networkConfiguration?: NetworkConfiguration;
  readonly [key: string]: unknown;
}

/** `StartTask` input: one task on each of 1 to 10 named container instances. */
export interface StartTaskInput {
  readonly taskDefinition: string;
  readonly containerInstances: readonly string[];
  readonly group?: string;
  readonly startedBy?: string;
  readonly networkConfiguration?: NetworkConfiguration;
  readonly [key: string]: unknown;
}
