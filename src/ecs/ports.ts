/** Host ports of container instances: placement-and-lifecycle.md 7.3. */

/** Ports every container instance registers as in use: SSH, Docker, the ECS agent. */
export const RESERVED_HOST_PORTS: readonly number[] = [22, 2375, 2376, 51678, 51679];

/** What holds the port, for people; null where nothing does. 51680 serves the agent's metrics and is not in its list. */
export function reservedPortHolder(port: number): string | null {
  if (port === 22) return 'SSH';
  if (port === 2375 || port === 2376) return 'Docker';
  if (port >= 51678 && port <= 51680) return 'the ECS agent';
  return null;
}

/** Host ports that bridge mode hands out where a mapping asks for none in particular, first and last. */
export const DYNAMIC_HOST_PORTS = { first: 32768, last: 60999 } as const;

/** First and last port of `containerPortRange`'s `first-last`; null where it is no such range. */
export function parsePortRange(text: string): { first: number; last: number } | null {
  const match = /^(\d{1,5})-(\d{1,5})$/.exec(text);
  if (match === null) return null;
  const first = Number(match[1]);
  const last = Number(match[2]);
  return first >= 1 && last <= 65535 && first <= last ? { first, last } : null;
}

/** The host ports of an instance whose agent has `ECS_DYNAMIC_HOST_PORT_RANGE` set; what it does not understand it passes over. */
export function dynamicHostPorts(setting: string | undefined): { readonly first: number; readonly last: number } {
  return (setting === undefined ? null : parsePortRange(setting)) ?? DYNAMIC_HOST_PORTS;
}
