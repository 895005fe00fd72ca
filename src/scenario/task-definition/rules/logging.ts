import type { ContainerDefinition } from '../../../ecs/container-definition';
import { imageIsInEcr } from '../../../ecs/image';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import type { Violation, Rule } from './rule';
import { inContainers } from './rule';

/** Log drivers, and what needs an execution role: V25 to V28. */

const FARGATE_DRIVERS: readonly string[] = ['awslogs', 'splunk', 'awsfirelens'];

function lacksAwslogsOptions(container: ContainerDefinition, options: readonly string[]): boolean {
  const log = container.logConfiguration;
  return log?.logDriver === 'awslogs' && options.some((option) => (log.options?.[option] ?? '') === '');
}

/** Refuses a definition without execution role in which some container needs one. */
function needsExecutionRole(
  definition: TaskDefinitionInput,
  needs: (container: ContainerDefinition) => boolean,
  field: string,
  message: string,
): Violation | null {
  if (definition.executionRoleArn !== undefined && definition.executionRoleArn !== '') return null;
  return inContainers(definition, (container, path) =>
    needs(container) ? { path: [...path, field], message, hint: 'Add "executionRoleArn" to the definition.' } : null,
  );
}

export const loggingRules: readonly Rule[] = [
  {
    id: 'V25',
    fargate: true,
    check: (definition) =>
      inContainers(definition, ({ logConfiguration }, path) =>
        logConfiguration === undefined || FARGATE_DRIVERS.includes(logConfiguration.logDriver)
          ? null
          : {
              path: [...path, 'logConfiguration', 'logDriver'],
              message: `${logConfiguration.logDriver} is not a valid log driver. Must be one of [${FARGATE_DRIVERS.join(',')}]`,
            },
      ),
  },
  {
    id: 'V26',
    check: (definition) =>
      inContainers(definition, (container, path) =>
        lacksAwslogsOptions(container, ['awslogs-region', 'awslogs-group'])
          ? {
              path: [...path, 'logConfiguration'],
              message: 'Log driver awslogs requires options: awslogs-region, awslogs-group',
            }
          : null,
      ),
  },
  {
    id: 'V26',
    fargate: true,
    check: (definition) =>
      inContainers(definition, (container, path) =>
        lacksAwslogsOptions(container, ['awslogs-stream-prefix'])
          ? {
              path: [...path, 'logConfiguration'],
              message: 'Log driver awslogs requires options: awslogs-region, awslogs-group, awslogs-stream-prefix',
              hint: 'awslogs-stream-prefix is optional on EC2 and required on Fargate.',
            }
          : null,
      ),
  },
  {
    id: 'V27',
    fargate: true,
    check: (definition) =>
      needsExecutionRole(
        definition,
        (container) => container.logConfiguration?.logDriver === 'awslogs',
        'logConfiguration',
        'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
      ),
  },
  {
    id: 'V28',
    fargate: true,
    check: (definition) =>
      needsExecutionRole(
        definition,
        (container) => imageIsInEcr(container.image),
        'image',
        'Fargate requires task definition to have execution role ARN to support ECR images.',
      ),
  },
  {
    id: 'secrets-need-execution-role',
    check: (definition) =>
      needsExecutionRole(
        definition,
        (container) => (container.secrets ?? []).length > 0,
        'secrets',
        "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
      ),
  },
];
