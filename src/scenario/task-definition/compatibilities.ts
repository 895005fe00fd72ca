import type { Compatibility, TaskDefinitionInput } from '../../ecs/task-definition';
import { fargateObstacle } from './validate';

/**
 * What a definition could run on, whatever it asks to be checked for; in the order of ECS's own answers.
 * Services-and-capacity.md 5.2 and 7.1. `ephemeralStorage` is Fargate's alone.
 *
 * @param definition mended and checked
 */
export function compatibilitiesOf(definition: TaskDefinitionInput): Compatibility[] {
  const mode = definition.networkMode ?? 'bridge';
  const onOwnInstances = definition.ephemeralStorage === undefined;
  const table: readonly (readonly [Compatibility, boolean])[] = [
    ['EXTERNAL', onOwnInstances && mode !== 'awsvpc'],
    ['EC2', onOwnInstances],
    ['MANAGED_INSTANCES', onOwnInstances && runsOnManagedInstances(definition)],
    ['FARGATE', fargateObstacle(definition) === null],
  ];
  return table.filter(([, compatible]) => compatible).map(([compatibility]) => compatibility);
}

/** Managed Instances run Linux, in awsvpc or host mode, and share no namespaces with the host. Assumption `managed-instances-compatible`. */
function runsOnManagedInstances(definition: TaskDefinitionInput): boolean {
  const system = definition.runtimePlatform?.operatingSystemFamily ?? 'LINUX';
  const sharesHost = definition.pidMode === 'host' || definition.ipcMode !== undefined;
  return (
    (definition.networkMode === 'awsvpc' || definition.networkMode === 'host') && system === 'LINUX' && !sharesHost
  );
}
