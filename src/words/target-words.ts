import { clock } from './prose';

/** A target in words. */

interface Target {
  readonly group: { readonly name: string };
  readonly port: number;
  readonly state: string;
  readonly reason: string | null;
  readonly sinceMs: number;
}

/** `front, port 32768: unhealthy since 1:12, Target.Timeout` */
export function targetWords({ group, port, state, reason, sinceMs }: Target): string {
  return `${group.name}, port ${port}: ${state} since ${clock(sinceMs)}${reason === null ? '' : `, ${reason}`}`;
}
