import { shellWord } from '../../lib/shell-word';
import { FROM_INPUT, freeName, INPUT } from './cli-commands';
import { hereDocument, hereJson } from './here-document';
import { userData } from './launch';
import { variable as placeholderOf } from './placeholders';
import type { ExportPlan, Launch, PlannedMachines, PlannedProvider, Tree } from './plan';

const USER_DATA = '"$WORK/user-data.sh"';
const USER_DATA_ENCODED = `"$(base64 < ${USER_DATA} | tr -d '\\n')"`;

/** Instances outside of groups; then the script waits until they have registered, so that services find them. */
export function machineCommands(plan: ExportPlan): string[] {
  const { machines, securityGroup, instanceProfile, clusterName, providers } = plan;
  const launched = machines.flatMap((it) => [
    hereDocument(USER_DATA, userData(it.launch), 'USER_DATA'),
    hereJson(INPUT, runInstancesInput(it, securityGroup, instanceProfile)),
    `aws ec2 run-instances ${FROM_INPUT} --user-data "file://$WORK/user-data.sh" --query 'Instances[].InstanceId' --output text`,
  ]);
  const expected =
    machines.reduce((sum, { count }) => sum + count, 0) +
    providers.reduce((sum, { group }) => sum + group.desiredCapacity, 0);
  if (expected === 0) return launched;
  return [
    ...launched,
    '# Their agents register after a minute or two.',
    `until [ "$(aws ecs list-container-instances --cluster ${shellWord(clusterName)} --query 'length(containerInstanceArns)' --output text)" -ge ${expected} ]; do sleep 10; done`,
  ];
}

function runInstancesInput(
  { name, launch, subnet, count }: PlannedMachines,
  securityGroup: unknown,
  profile: unknown,
): Tree {
  return {
    ImageId: `resolve:ssm:${launch.amiParameter}`,
    InstanceType: launch.instanceType,
    MinCount: count,
    MaxCount: count,
    SubnetId: subnet,
    SecurityGroupIds: [securityGroup],
    IamInstanceProfile: { Name: profile },
    ...market(launch),
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
  };
}

function market({ spot }: Launch): Tree {
  return spot ? { InstanceMarketOptions: { MarketType: 'spot' } } : {};
}

/** A launch template, a group and the provider itself, one after the other; then the cluster is told which it has. */
export function providerCommands(plan: ExportPlan): string[] {
  const { providers, clusterProviders, clusterName } = plan;
  const taken: string[] = [];
  const made = providers.flatMap((provider) => {
    const group = freeName('GROUP', provider.name, taken);
    taken.push(group);
    return oneProvider(provider, group, plan);
  });
  if (clusterProviders === null) return made;
  return [
    ...made,
    hereJson(INPUT, {
      cluster: clusterName,
      capacityProviders: clusterProviders.names,
      defaultCapacityProviderStrategy: clusterProviders.strategy,
    }),
    `aws ecs put-cluster-capacity-providers ${FROM_INPUT}`,
  ];
}

function oneProvider({ name, settings, group }: PlannedProvider, variable: string, plan: ExportPlan): string[] {
  const word = shellWord(name);
  const [instanceType] = group.instanceTypes;
  const template = { LaunchTemplateName: name, Version: '$Latest' };
  const mixed = {
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: template,
        Overrides: group.instanceTypes.map((InstanceType) => ({ InstanceType })),
      },
    },
  };
  return [
    hereDocument(USER_DATA, userData(group.launch), 'USER_DATA'),
    `ENCODED=${USER_DATA_ENCODED}`,
    hereJson(INPUT, {
      LaunchTemplateName: name,
      LaunchTemplateData: {
        ImageId: `resolve:ssm:${group.launch.amiParameter}`,
        InstanceType: instanceType,
        SecurityGroupIds: [plan.securityGroup],
        IamInstanceProfile: { Name: plan.instanceProfile },
        ...market(group.launch),
        UserData: placeholderOf('ENCODED'),
      },
    }),
    `aws ec2 create-launch-template ${FROM_INPUT}`,
    `SUBNETS="${group.subnets.map(({ variable: subnet }) => `$${subnet}`).join(',')}"`,
    hereJson(INPUT, {
      AutoScalingGroupName: name,
      MinSize: group.minSize,
      MaxSize: group.maxSize,
      DesiredCapacity: group.desiredCapacity,
      VPCZoneIdentifier: placeholderOf('SUBNETS'),
      NewInstancesProtectedFromScaleIn: group.protectsFromScaleIn,
      ...(group.instanceTypes.length > 1 ? mixed : { LaunchTemplate: template }),
    }),
    `aws autoscaling create-auto-scaling-group ${FROM_INPUT}`,
    `${variable}="$(aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${word} --query 'AutoScalingGroups[0].AutoScalingGroupARN' --output text)"`,
    hereJson(INPUT, { name, autoScalingGroupProvider: { autoScalingGroupArn: placeholderOf(variable), ...settings } }),
    `aws ecs create-capacity-provider ${FROM_INPUT}`,
  ];
}
