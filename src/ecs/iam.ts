/** As much of IAM as ECS's own failures need: whose permission a role is, and which actions a pattern takes away. */

/** Roles of the scenario that stand for somebody, whatever their name in an account would be. */
export const INSTANCE_ROLE = 'instance';
/** Whoever makes the requests of the timeline. */
export const CALLER = 'caller';
/** What ECS itself works with: network interfaces, load balancers, discovery. Services-and-capacity 7.7. */
export const SERVICE_LINKED_ROLE = 'AWSServiceRoleForECS';

/** For messages that name an account where the scenario names none. */
const EXAMPLE_ACCOUNT = '123456789012';

/** The name of a role: `arn:aws:iam::123456789012:role/service-role/web` is `web`. */
export function roleNameOf(arnOrName: string): string {
  return arnOrName.slice(arnOrName.lastIndexOf('/') + 1);
}

/** The role's ARN; a name alone lies in the example account. */
export function roleArnOf(arnOrName: string): string {
  return arnOrName.startsWith('arn:') ? arnOrName : `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/${arnOrName}`;
}

/** Twelve digits. */
export function accountOf(arn: string): string {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? EXAMPLE_ACCOUNT;
}

/**
 * Whether a pattern of a policy covers an action: `*` stands for any characters, `?` for one, and case does not matter, as in IAM.
 *
 * @param pattern such as `ecr:*` or `logs:Create*`
 * @param action such as `ecr:GetAuthorizationToken`
 */
export function coversAction(pattern: string, action: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), action.toLowerCase()];
  let [at, from] = [0, 0];
  // Where the latest star stands, and how much of the action it has taken: a mismatch lets it take one character more.
  let [star, taken] = [-1, 0];
  while (at < given.length) {
    if (wanted[from] === '*') {
      star = from++;
      taken = at;
    } else if (wanted[from] === '?' || wanted[from] === given[at]) {
      from++;
      at++;
    } else if (star >= 0) {
      from = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  while (wanted[from] === '*') from++;
  return from === wanted.length;
}

/** IAM's own sentence about a refused action. */
export function notAuthorized(principal: string, action: string, resource: string): string {
  return `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}
