import type { Scenario } from '../scenario';
import type { Placeholder, Placeholders } from './placeholders';

/** The subnets, groups and roles that a plan asks an account for. Each is asked for once, when it is first needed. */
export interface Network {
  /** A subnet in a zone. */
  subnetIn(zone: string): Placeholder;
  /** Subnets in place of one that the scenario names: one in its zone, or one in each. A real id stays. */
  subnetsFor(subnet: string): readonly (Placeholder | string)[];
  securityGroupFor(id: string): Placeholder | string;
  securityGroup(): Placeholder;
  vpc(): Placeholder;
  instanceProfile(): Placeholder;
  /** For every listener that encrypts. */
  certificate(): Placeholder;
  /** A role, an ARN of another service, and whatever else the scenario names and the account has under some name. */
  arn(name: string, value: string, about: string): Placeholder;
  /** Those of the zones that were asked for; of every zone where none was. */
  subnets(): readonly Placeholder[];
}

const REAL_SUBNET = /^subnet-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;
const REAL_SECURITY_GROUP = /^sg-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;

export function createNetwork(scenario: Scenario, placeholders: Placeholders): Network {
  const zones = zonesOfSubnets(scenario);
  const asked = new Map<string, Placeholder>();
  const subnetIn = (zone: string): Placeholder => {
    const real = [...zones].find(([subnet, of]) => of === zone && REAL_SUBNET.test(subnet))?.[0] ?? null;
    const about = `a subnet in ${zone}`;
    const made = placeholders.of(`subnet ${zone}`, `SUBNET_${zone}`, {
      preset: real,
      about,
      type: 'AWS::EC2::Subnet::Id',
    });
    asked.set(zone, made);
    return made;
  };
  return {
    subnetIn,
    subnetsFor(subnet) {
      if (REAL_SUBNET.test(subnet)) return [subnet];
      const zone = zones.get(subnet);
      return zone === undefined ? scenario.zones.map(subnetIn) : [subnetIn(zone)];
    },
    securityGroupFor(id) {
      return REAL_SECURITY_GROUP.test(id) ? id : this.securityGroup();
    },
    securityGroup: () =>
      placeholders.of('security group', 'SECURITY_GROUP', {
        preset: null,
        about: 'a security group for instances and tasks',
        type: 'AWS::EC2::SecurityGroup::Id',
      }),
    vpc: () =>
      placeholders.of('vpc', 'VPC', {
        preset: null,
        about: 'the VPC that the subnets are in',
        type: 'AWS::EC2::VPC::Id',
      }),
    instanceProfile: () =>
      placeholders.of('instance profile', 'INSTANCE_PROFILE', {
        preset: 'ecsInstanceRole',
        about: 'an instance profile whose role has AmazonEC2ContainerServiceforEC2Role',
        type: 'String',
      }),
    certificate: () =>
      placeholders.of('certificate', 'CERTIFICATE', {
        preset: null,
        about: 'the ARN of a certificate for listeners that encrypt',
        type: 'String',
      }),
    arn: (name, value, about) => placeholders.of(`arn ${value}`, name, { preset: value, about, type: 'String' }),
    subnets: () => (asked.size === 0 ? scenario.zones.map(subnetIn) : [...asked.values()]),
  };
}

function zonesOfSubnets({ subnets, containerInstances }: Scenario): ReadonlyMap<string, string> {
  const ofInstances = containerInstances.flatMap(({ attributes, availabilityZones }) => {
    const subnet = attributes['ecs.subnet-id'];
    const [zone] = availabilityZones;
    return subnet === undefined || zone === undefined ? [] : [[subnet, zone] as const];
  });
  return new Map([...ofInstances, ...Object.entries(subnets)]);
}
