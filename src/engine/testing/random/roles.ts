import fc from 'fast-check';
import type { Feature } from './feature';

/** Roles that exist, may not do everything, or do not exist: those of one definition, of the instances, and of whoever asks. */

const role = fc.constantFrom(undefined, undefined, undefined, null, { deny: ['ecr:*'] }, { deny: ['ecs:*'] });
const ARN = 'arn:aws:iam::123456789012:role/app';

export const roles: Feature = {
  start: fc
    .record({ app: role, front: role, caller: fc.constantFrom(undefined, { deny: ['ecs:Stop*'] }) })
    .map((all) => {
      const listed = Object.fromEntries(Object.entries(all).filter(([, it]) => it !== undefined));
      return (document) => ({
        ...document,
        roles: listed,
        containerInstances: document.containerInstances.map((it) =>
          it['id'] === 'late' ? { ...it, instanceRole: 'front' } : it,
        ),
        taskDefinitions: document.taskDefinitions.map((it) =>
          it.family === 'batch' ? { ...it, executionRoleArn: ARN } : it,
        ),
      });
    }),
};
