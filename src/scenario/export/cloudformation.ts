import { formatScenario } from '../format';
import { oneLine, userData } from './launch';
import { inPascalCase } from './pascal';
import type { ExportPlan, Launch, PlannedMachines, PlannedProvider, PlannedRequest, Tree } from './plan';
import { logicalName, prefixed, variableName } from './placeholders';
import { addScaling } from './scaling-resources';
import { createTemplate, resolved } from './template';
import type { Template } from './template';

const MAX_DESCRIPTION = 1_024;

/** A template of CloudFormation that makes what a plan asks for, in one stack. */
export function cloudFormation(plan: ExportPlan): string {
  const template = createTemplate([
    ...plan.placeholders.map(({ variable }) => logicalName(variable)),
    ...Object.keys(amiParameters(plan)),
  ]);
  template.add('Cluster', { Type: 'AWS::ECS::Cluster', Properties: inPascalCase(plan.cluster) });
  addDefinitions(plan, template);
  addBalancers(plan, template);
  for (const provider of plan.providers) addProvider(provider, plan, template);
  const associated = addAssociations(plan, template);
  for (const machines of plan.machines) addMachines(machines, plan, template);
  for (const service of plan.services) addService(service, plan, template, associated);
  addScaling(plan, template);
  const parameters = plan.placeholders.map(({ variable, type, about, preset }) => [
    logicalName(variable),
    { Type: type, Description: oneLine(about), ...(preset === null ? {} : { Default: preset }) },
  ]);
  const leftOut = [
    ...plan.leftOut,
    ...plan.tasks.map(({ name }) => `Tasks of ${name}: a template runs no tasks by themselves.`),
  ];
  const document = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: oneLine(`${plan.title}. Built with Stowplan; what runs costs money.`).slice(0, MAX_DESCRIPTION),
    ...(leftOut.length === 0 ? {} : { Metadata: { Stowplan: { NotCarriedOver: leftOut.map(oneLine) } } }),
    Parameters: { ...Object.fromEntries(parameters), ...amiParameters(plan) } as Tree,
    Resources: template.resources,
    Outputs: { ClusterName: { Value: { Ref: 'Cluster' } } },
  };
  return formatScenario(resolved(document, template));
}

/** Revisions of a family one after the other: they count in the order in which they are made. */
function addDefinitions({ definitions }: ExportPlan, template: Template): void {
  let before: { readonly family: string; readonly logical: string } | null = null;
  for (const { name, family, input } of definitions) {
    const dependsOn: Tree = before?.family === family ? { DependsOn: before.logical } : {};
    const logical = template.add(prefixed('TASK', name), {
      Type: 'AWS::ECS::TaskDefinition',
      ...dependsOn,
      Properties: inPascalCase(input),
    });
    template.keep(`definition ${name}`, logical);
    before = { family, logical };
  }
}

function addBalancers({ balancers, subnets, securityGroup }: ExportPlan, template: Template): void {
  for (const { name, type, targetGroups } of balancers) {
    const balancer = template.add(prefixed('BALANCER', name), {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Name: name,
        Type: type,
        Subnets: subnets,
        ...(securityGroup === null ? {} : { SecurityGroups: [securityGroup] }),
      },
    });
    for (const group of targetGroups) {
      const logical = template.add(prefixed('TARGET_GROUP', group.name), {
        Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
        Properties: { ...group.input, TargetGroupAttributes: group.attributes },
      });
      template.keep(`target group ${group.name}`, logical);
      const listener = template.add(prefixed('LISTENER', group.name), {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: balancer },
          Protocol: group.protocol,
          Port: group.listenerPort,
          ...(group.certificate === null ? {} : { Certificates: [{ CertificateArn: group.certificate }] }),
          DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: logical } }],
        },
      });
      template.keep(`listener ${group.name}`, listener);
    }
  }
}

/** One parameter for each of the AMIs, whose value is looked up when the stack is made. */
function amiParameters({ machines, providers }: ExportPlan): Tree {
  const names = [...machines.map(({ launch }) => launch), ...providers.map(({ group }) => group.launch)].map(
    ({ amiParameter }) => amiParameter,
  );
  return Object.fromEntries(
    [...new Set(names)].map((name) => [
      amiName(name),
      { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: name },
    ]),
  );
}

function amiName(parameter: string): string {
  return logicalName(variableName(`ECS_AMI_${/2023\/(\w+)\/recommended/.exec(parameter)?.[1] ?? ''}`));
}

function addLaunchTemplate(
  name: string,
  launch: Launch,
  { securityGroup, instanceProfile }: ExportPlan,
  template: Template,
): string {
  return template.add(prefixed('LAUNCH', name), {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        ImageId: { Ref: amiName(launch.amiParameter) },
        InstanceType: launch.instanceType,
        SecurityGroupIds: [securityGroup],
        IamInstanceProfile: { Name: instanceProfile },
        ...(launch.spot ? { InstanceMarketOptions: { MarketType: 'spot' } } : {}),
        UserData: { 'Fn::Base64': userData(launch) },
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
      },
    },
  });
}

function launchReference(logical: string): Tree {
  return { LaunchTemplateId: { Ref: logical }, Version: { 'Fn::GetAtt': [logical, 'LatestVersionNumber'] } };
}

/** A group of a fixed size for the instances of an entry in a zone. */
function addMachines({ name, launch, subnet, count }: PlannedMachines, plan: ExportPlan, template: Template): void {
  const known = `launch ${JSON.stringify([name, launch])}`;
  const logical = template.named(known) ?? addLaunchTemplate(name, launch, plan, template);
  template.keep(known, logical);
  const group = template.add(`FLEET_${name}_${subnet.variable}`, {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      MinSize: String(count),
      MaxSize: String(count),
      VPCZoneIdentifier: [subnet],
      LaunchTemplate: launchReference(logical),
    },
  });
  template.keep(`fleet ${group}`, group);
}

function addProvider({ name, settings, group }: PlannedProvider, plan: ExportPlan, template: Template): void {
  const launch = addLaunchTemplate(name, group.launch, plan, template);
  const mixed = {
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: launchReference(launch),
        Overrides: group.instanceTypes.map((InstanceType) => ({ InstanceType })),
      },
    },
  };
  const logical = template.add(prefixed('GROUP', name), {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      MinSize: String(group.minSize),
      MaxSize: String(group.maxSize),
      DesiredCapacity: String(group.desiredCapacity),
      VPCZoneIdentifier: group.subnets,
      NewInstancesProtectedFromScaleIn: group.protectsFromScaleIn,
      ...(group.instanceTypes.length > 1 ? mixed : { LaunchTemplate: launchReference(launch) }),
    },
  });
  const provider = template.add(prefixed('PROVIDER', name), {
    Type: 'AWS::ECS::CapacityProvider',
    Properties: {
      Name: name,
      AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: logical }, ...inPascalCase(settings) },
    },
  });
  template.keep(`provider ${name}`, provider);
}

/** The logical name of what tells the cluster its providers; null where it has none. */
function addAssociations({ clusterProviders }: ExportPlan, template: Template): string | null {
  if (clusterProviders === null) return null;
  const reference = (name: unknown): unknown => {
    const logical = template.named(`provider ${String(name)}`);
    return logical === undefined ? name : { Ref: logical };
  };
  return template.add('CLUSTER_PROVIDERS', {
    Type: 'AWS::ECS::ClusterCapacityProviderAssociations',
    Properties: {
      Cluster: { Ref: 'Cluster' },
      CapacityProviders: clusterProviders.names.map(reference),
      DefaultCapacityProviderStrategy: clusterProviders.strategy.map(({ capacityProvider, ...item }) => ({
        CapacityProvider: reference(capacityProvider),
        ...inPascalCase(item),
      })),
    },
  });
}

function addService(service: PlannedRequest, plan: ExportPlan, template: Template, associated: string | null): void {
  const { cluster: _, ...input } = service.input;
  const definition = service.definition === null ? undefined : template.named(`definition ${service.definition}`);
  const listeners = plan.balancers.flatMap(({ targetGroups }) =>
    targetGroups.flatMap(({ name }) => template.named(`listener ${name}`) ?? []),
  );
  // A target group counts once it is behind a load balancer; a strategy once the cluster has its providers.
  const dependsOn = [...('loadBalancers' in input ? listeners : []), ...(associated === null ? [] : [associated])];
  const logical = template.add(prefixed('SERVICE', service.name), {
    Type: 'AWS::ECS::Service',
    ...(dependsOn.length === 0 ? {} : { DependsOn: dependsOn }),
    Properties: {
      Cluster: { Ref: 'Cluster' },
      ...inPascalCase(input),
      ...(definition === undefined ? {} : { TaskDefinition: { Ref: definition } }),
    },
  });
  template.keep(`service ${service.name}`, logical);
}
