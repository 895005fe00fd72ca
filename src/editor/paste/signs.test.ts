import { expect, test } from 'vitest';
import { looksLikeCluster } from './signs';

test.each([
  ['{"containerInstances": [], "failures": []}', true],
  ['{"taskArns": ["arn:aws:ecs:eu-west-1:1:task/a/b"]}', true],
  ['{"taskDefinition": {"family": "a"}}\n{"taskDefinition": {"family": "b"}}', true],
  ['$ aws ecs describe-tasks\n{"tasks": []}', true],
  ['containerInstances:\n- agentConnected: true', true],
  ['An error occurred (AccessDeniedException) when calling the DescribeTasks operation: no', true],
  ['aws ecs describe-tasks --cluster prod', true],
  ['{"stowplan": 1, "containerInstances": [], "tasks": []}', false],
  ['{"family": "a", "containerDefinitions": [{"name": "b"}, {"name": "c"}]}', false],
  ['{"taskDefinition": {"family": "a"}, "tags": []}', false],
  ['{"services": [{"serviceName": "a"}]}', false],
  ['{"serviceName": "a"}', false],
  ['name: web\ntype: Load Balanced Web Service', true],
  ["# a job\ntype: 'Scheduled Job'\non:\n  schedule: @daily", true],
  ['hello', false],
  ['', false],
])('%s: %s', (text, expected) => expect(looksLikeCluster(text)).toBe(expected));
