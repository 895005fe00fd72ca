/**
 * The attributes that ECS itself gives a container instance, with what they hold.
 * Source: placement-and-lifecycle 3; capabilities, which have a name and no value, are left out.
 */
export const BUILT_IN_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['ecs.ami-id', 'The AMI that the instance was started from, such as ami-1234abcd.'],
  ['ecs.availability-zone', 'The Availability Zone, such as us-east-1a.'],
  ['ecs.instance-type', 'The EC2 instance type, such as m5.large.'],
  ['ecs.os-type', 'The operating system: linux or windows.'],
  ['ecs.os-family', 'LINUX, or the Windows release, such as WINDOWS_SERVER_2022_CORE.'],
  ['ecs.cpu-architecture', 'The CPU architecture: x86_64 or arm64.'],
  ['ecs.vpc-id', 'The VPC of the instance.'],
  ['ecs.subnet-id', 'The subnet of the instance.'],
]);
