import { requiredAttributesOf } from '../../../ecs/required-attributes';
import type { TaskDefinitionInput } from '../../../ecs/task-definition';
import type { JsonPath } from '../../../scenario/path';

/** The fields of a task definition by which it requires attributes of its instance, each once. */
export function attributeClauses(definition: TaskDefinitionInput): JsonPath[] {
  const names = requiredAttributesOf(definition).map(({ name }) => name);
  const paths = names.flatMap((name) => clausesOfAttribute(definition, name));
  if (definition.runtimePlatform?.cpuArchitecture !== undefined) paths.push(['runtimePlatform', 'cpuArchitecture']);
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()];
}

/**
 * The fields by which a task definition requires one attribute, found by leaving them out: so there is no second table of what requires what.
 * Where either of two fields is enough, each is one of them.
 */
function clausesOfAttribute(definition: TaskDefinitionInput, name: string): JsonPath[] {
  const requires = (changed: TaskDefinitionInput) => requiredAttributesOf(changed).some((it) => it.name === name);
  const { containerDefinitions, family, ...own } = definition;
  const ofTask = decisiveFields(own, (fields) => requires({ ...fields, family, containerDefinitions }));
  const ofContainers = containerDefinitions.flatMap((container, index) => {
    const fields = decisiveFields(container, (changed) =>
      requires({ ...own, family, containerDefinitions: [{ image: '', ...changed }] }),
    );
    return fields.map((field): JsonPath => ['containerDefinitions', index, field]);
  });
  return [...ofTask.map((field): JsonPath => [field]), ...ofContainers];
}

/** The fields without which a record does not do; where there are several to the same effect, those that do alone. None where it is not its doing. */
function decisiveFields<T extends object>(record: T, does: (changed: Partial<T>) => boolean): string[] {
  if (!does(record) || does({})) return [];
  const entries = Object.entries(record);
  const of = (kept: typeof entries) => Object.fromEntries(kept) as Partial<T>;
  const necessary = entries.filter((left) => !does(of(entries.filter((entry) => entry !== left))));
  const decisive = necessary.length > 0 ? necessary : entries.filter((entry) => does(of([entry])));
  return decisive.map(([field]) => field);
}
