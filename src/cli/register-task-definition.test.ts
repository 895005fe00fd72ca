import { describe, expect, it } from 'vitest';
import { registerTaskDefinitionVerb } from './register-task-definition';

describe('register-task-definition', () => {
  it('prints the definition as ECS answers, and what was mended', () => {
    const result = registerTaskDefinitionVerb(
      '{"family": "web", "cpu": 512, "memory": "1 GB", "networkMode": "awsvpc",\n "containerDefinitions": [{"name": "app", "image": "nginx"}]}',
    );
    if (!('output' in result)) throw new Error(JSON.stringify(result));
    expect(Object.keys(result.output)).toEqual(['taskDefinition', 'warnings', 'notSimulated']);
    expect(result.output.taskDefinition).toMatchObject({
      family: 'web',
      revision: 1,
      cpu: '512',
      memory: '1024',
      compatibilities: ['EC2', 'MANAGED_INSTANCES', 'FARGATE'],
      requiresAttributes: expect.arrayContaining([{ name: 'ecs.capability.task-eni' }]) as unknown,
    });
    expect(result.output.warnings).toEqual([
      { path: 'cpu', message: 'The number 512 was taken as the string "512".', line: 1, column: 26 },
    ]);
  });

  it('prints tags beside it, as the AWS CLI does', () => {
    const result = registerTaskDefinitionVerb(
      '{"taskDefinition": {"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx", "memory": 64}]}, "tags": [{"key": "a", "value": "b"}]}',
    );
    expect(result).toMatchObject({ output: { tags: [{ key: 'a', value: 'b' }], warnings: [] } });
  });

  it('prints the error ECS would give, and no warnings among the errors', () => {
    const result = registerTaskDefinitionVerb(
      '{"family": "web", "cpu": 256,\n "containerDefinitions": [{"name": "app"}]}',
    );
    expect(result).toEqual({
      errors: [
        {
          path: 'containerDefinitions[0].image',
          message: 'Container.image should not be null or empty.',
          line: 2,
          column: 27,
        },
      ],
    });
  });

  it('names a field that ECS does not have, its path and the nearest real one', () => {
    const result = registerTaskDefinitionVerb(
      '{"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx", "memoryReservaton": 64}]}',
    );
    if (!('errors' in result)) throw new Error('registered');
    expect(result.errors.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'containerDefinitions[0].memoryReservaton: ECS has no field "memoryReservaton" here; did you mean "memoryReservation"?',
    ]);
  });

  it('says where text stops being JSON', () => {
    const result = registerTaskDefinitionVerb('{\n  "family": $NAME\n}');
    expect(result).toMatchObject({ errors: [{ path: '', line: 2, column: 13 }] });
  });
});
