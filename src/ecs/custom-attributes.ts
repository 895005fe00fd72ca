/** Custom attributes of container instances: what ECS takes as one, and how many. Source: placement-and-lifecycle 3. */

/** Custom attributes that an instance may have. */
export const MAX_CUSTOM_ATTRIBUTES = 10;

const NAME = /^[A-Za-z0-9\-_/\\.]{1,128}$/;
const VALUE = /^(?! )[A-Za-z0-9\-_.@/\\: ]{1,128}(?<! )$/;
const ECS_OWN = /^(?:com\.amazonaws\.)?ecs\./;

/** Whether an attribute is the user's own and not one of ECS's, such as `ecs.instance-type` or a capability. */
export function isCustomAttribute(name: string): boolean {
  return !ECS_OWN.test(name);
}

/** Why ECS refuses the attribute; null where it does not. An empty value is none. */
export function checkCustomAttribute(name: string, value: string): string | null {
  if (!NAME.test(name)) {
    return `An attribute name has 1 to 128 letters, digits, hyphens, underscores, periods and slashes; "${name}" was given.`;
  }
  if (value !== '' && !VALUE.test(value)) {
    return `An attribute value has 1 to 128 letters, digits, spaces within and characters of - _ . @ / \\ :; "${value}" was given.`;
  }
  return null;
}
