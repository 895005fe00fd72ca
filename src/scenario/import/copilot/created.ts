import type { CreatedThing } from '../cluster-import';
import type { Raw } from '../raw';
import type { Fields } from './fields';

/** What one manifest comes to: parts of a scenario, and what is to be said. */
export interface Workload {
  /** Lists of the scenario's document and their entries. */
  readonly parts: Readonly<Record<string, readonly Raw[]>>;
  /** Members of maps of the document: `images`, `subnets`. */
  readonly members?: Readonly<Record<string, Raw>>;
  readonly created: readonly CreatedThing[];
  readonly notes: readonly string[];
  /** Whether Copilot builds its image from a Dockerfile. */
  readonly isBuilt: boolean;
}

/** What a workload is made of. */
export interface Making {
  readonly name: string;
  readonly fields: Fields;
  readonly clusterName: string;
  /** `startsAt` of the scenario, epoch ms: second 0 of schedules. */
  readonly startsAtMs: number;
}

/** Accounts are made up: nothing of a manifest says one. */
const ACCOUNT = '123456789012';

export function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

export function discoveryArn(name: string): string {
  return `arn:aws:servicediscovery:us-east-1:${ACCOUNT}:service/srv-${name}`;
}

/** The subnets of a Copilot environment: two public and two private ones, in two zones. */
export const SUBNETS: Readonly<Record<'public' | 'private', readonly string[]>> = {
  public: ['subnet-public-1', 'subnet-public-2'],
  private: ['subnet-private-1', 'subnet-private-2'],
};

/** Where tasks have their network interfaces. Copilot puts them into public subnets unless it is told otherwise. */
export function networkOf(fields: Fields): { readonly subnets: readonly string[]; readonly configuration: Raw } {
  const placement = fields.value('network', 'vpc', 'placement');
  const own = fields.texts('network', 'vpc', 'placement', 'subnets');
  const isPrivate = placement === 'private';
  const subnets = own.length > 0 ? own : SUBNETS[isPrivate ? 'private' : 'public'];
  const groups = fields.texts('network', 'vpc', 'security_groups');
  return {
    subnets,
    configuration: {
      awsvpcConfiguration: {
        subnets,
        ...(groups.length === 0 ? {} : { securityGroups: groups }),
        assignPublicIp: isPrivate || own.length > 0 ? 'DISABLED' : 'ENABLED',
      },
    },
  };
}
