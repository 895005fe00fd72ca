import { shellWord } from '../../lib/shell-word';

/** The lines of a shell with which the AWS CLI prints what is read here. */

const AS_JSON = '--output json --no-cli-pager';

function words(texts: readonly string[]): string {
  return texts.map(shellWord).join(' ');
}

/** Commands for a list that one request takes only so many of, a line each. */
function inPortions(names: readonly string[], most: number, command: (portion: string) => string): string {
  const portions: string[] = [];
  for (let at = 0; at < names.length; at += most) portions.push(command(words(names.slice(at, at + most))));
  return portions.join('\n');
}

export function describeContainerInstances(cluster: string, ids: readonly string[]): string {
  return inPortions(
    ids,
    100,
    (portion) =>
      `aws ecs describe-container-instances --cluster ${shellWord(cluster)} --container-instances ${portion} ${AS_JSON}`,
  );
}

export function describeAllContainerInstances(cluster: string): string {
  const name = shellWord(cluster);
  return `aws ecs list-container-instances --cluster ${name} --query 'containerInstanceArns[]' --output text | xargs -n 100 aws ecs describe-container-instances --cluster ${name} ${AS_JSON} --container-instances`;
}

export function describeAllTasks(cluster: string): string {
  const name = shellWord(cluster);
  return `aws ecs list-tasks --cluster ${name} --query 'taskArns[]' --output text | xargs -n 100 aws ecs describe-tasks --cluster ${name} ${AS_JSON} --tasks`;
}

export function describeAllServices(cluster: string): string {
  const name = shellWord(cluster);
  return `aws ecs list-services --cluster ${name} --query 'serviceArns[]' --output text | xargs -n 10 aws ecs describe-services --cluster ${name} ${AS_JSON} --services`;
}

export function describeServices(cluster: string, names: readonly string[]): string {
  return inPortions(
    names,
    10,
    (portion) => `aws ecs describe-services --cluster ${shellWord(cluster)} --services ${portion} ${AS_JSON}`,
  );
}

export function describeTaskDefinitions(names: readonly string[]): string {
  const [only] = names;
  if (names.length === 1 && only !== undefined)
    return `aws ecs describe-task-definition --task-definition ${shellWord(only)} ${AS_JSON}`;
  return `for it in ${words(names)}; do aws ecs describe-task-definition --task-definition "$it" ${AS_JSON}; done`;
}

export function describeCluster(cluster: string): string {
  return `aws ecs describe-clusters --clusters ${shellWord(cluster)} --include SETTINGS ${AS_JSON}`;
}

export function describeCapacityProviders(names: readonly string[]): string {
  return `aws ecs describe-capacity-providers --capacity-providers ${words(names)} ${AS_JSON}`;
}

export function describeAutoScalingGroups(names: readonly string[]): string {
  return `aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${words(names)} ${AS_JSON}`;
}

export function describeTargetGroups(arns: readonly string[]): string {
  return `aws elbv2 describe-target-groups --target-group-arns ${words(arns)} ${AS_JSON}`;
}

/** A script that writes all that is read of a cluster into one file. It changes nothing in the account. */
export function gatherScript(cluster: string): string {
  return String.raw`#!/usr/bin/env bash
# Writes all that Stowplan reads of an ECS cluster into cluster.json. It only reads: nothing in the account is changed.
set -euo pipefail
CLUSTER=${shellWord(cluster)}
export AWS_PAGER='' AWS_DEFAULT_OUTPUT=json
lines() { tr '\t' '\n'; }
{
  aws ecs describe-clusters --clusters "$CLUSTER" --include SETTINGS
  aws ecs describe-capacity-providers || true
  aws ecs list-container-instances --cluster "$CLUSTER" --query 'containerInstanceArns[]' --output text | lines |
    xargs -r -n 100 aws ecs describe-container-instances --cluster "$CLUSTER" --container-instances
  aws ecs list-services --cluster "$CLUSTER" --query 'serviceArns[]' --output text | lines |
    xargs -r -n 10 aws ecs describe-services --cluster "$CLUSTER" --services
  aws ecs list-tasks --cluster "$CLUSTER" --query 'taskArns[]' --output text | lines |
    xargs -r -n 100 aws ecs describe-tasks --cluster "$CLUSTER" --tasks
} > cluster.json
# The definitions that services and tasks name, and what stands around the cluster, as far as the caller may see it.
{ grep -o 'arn:aws[a-z-]*:ecs:[^"]*:task-definition/[^"]*' cluster.json || true; } | sort -u | while read -r arn; do
  aws ecs describe-task-definition --task-definition "$arn"
done > definitions.json
aws elbv2 describe-target-groups > target-groups.json || true
aws autoscaling describe-auto-scaling-groups > groups.json || true
cat definitions.json target-groups.json groups.json >> cluster.json
rm -f definitions.json target-groups.json groups.json
echo "cluster.json is written: drop it on Stowplan."
`;
}
