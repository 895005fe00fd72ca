#!/usr/bin/env bash
# Two tasks on one instance
#
# Builds this scenario in an AWS account, with the AWS CLI version 2. What runs costs money.
#
# Not carried over:
#   - At 60 s: UpdateService {"service":"web","desiredCount":4}
set -euo pipefail
export AWS_PAGER=''
export AWS_REGION="${AWS_REGION:-us-east-1}"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT

# ---- Fill in: here, or in the environment ----

# a subnet in us-east-1a
: "${SUBNET_US_EAST_1A:?set it to a subnet in us-east-1a}"
# a security group for instances and tasks
: "${SECURITY_GROUP:?set it to a security group for instances and tasks}"
# an instance profile whose role has AmazonEC2ContainerServiceforEC2Role
[ -n "${INSTANCE_PROFILE-}" ] || INSTANCE_PROFILE=ecsInstanceRole

# ---- The cluster ----

cat > "$WORK/input.json" <<'JSON'
{
  "clusterName": "default"
}
JSON
aws ecs create-cluster --cli-input-json "file://$WORK/input.json"

# ---- Task definitions ----

cat > "$WORK/input.json" <<'JSON'
{
  "family": "web",
  "containerDefinitions": [{ "name": "app", "image": "nginx", "cpu": 256, "memory": 512 }]
}
JSON
TASK_WEB_1="$(aws ecs register-task-definition --cli-input-json "file://$WORK/input.json" --query taskDefinition.taskDefinitionArn --output text)"

# ---- Container instances ----

cat > "$WORK/user-data.sh" <<'USER_DATA'
#!/bin/bash
cat >> /etc/ecs/ecs.config <<'ECS_CONFIG'
ECS_CLUSTER=default
ECS_INSTANCE_ATTRIBUTES={"stack":"prod"}
ECS_CONFIG
USER_DATA
cat > "$WORK/input.json" <<JSON
{
  "ImageId": "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
  "InstanceType": "m5.large",
  "MinCount": 1,
  "MaxCount": 1,
  "SubnetId": "${SUBNET_US_EAST_1A}",
  "SecurityGroupIds": ["${SECURITY_GROUP}"],
  "IamInstanceProfile": { "Name": "${INSTANCE_PROFILE}" },
  "TagSpecifications": [
    { "ResourceType": "instance", "Tags": [{ "Key": "Name", "Value": "web" }] }
  ]
}
JSON
aws ec2 run-instances --cli-input-json "file://$WORK/input.json" --user-data "file://$WORK/user-data.sh" --query 'Instances[].InstanceId' --output text
# Their agents register after a minute or two.
until [ "$(aws ecs list-container-instances --cluster default --query 'length(containerInstanceArns)' --output text)" -ge 1 ]; do sleep 10; done

# ---- Services ----

cat > "$WORK/input.json" <<JSON
{
  "serviceName": "web",
  "desiredCount": 2,
  "placementStrategy": [{ "type": "binpack", "field": "memory" }],
  "cluster": "default",
  "taskDefinition": "${TASK_WEB_1}"
}
JSON
aws ecs create-service --cli-input-json "file://$WORK/input.json"

echo 'Done.'
