import { isRecord } from '../../../lib/is-record';
import { boolean, digits, ENABLED, keepOnly, number, oneOf, text } from './keep';
import type { Keep } from './keep';
import type { NameKind, Names } from './names';
import { definitionName, imageName } from './replace-definitions';

/** What an imported scenario has besides a cluster: demand, jobs that are run, how images behave, what is shown. */
export function happeningRules(names: Names, region: string): { readonly [key: string]: Keep } {
  const named = (kind: NameKind): Keep => text((it) => names.of(kind, it));
  const subnets: Keep = { subnets: [named('subnet')], securityGroups: [named('sg')], assignPublicIp: ENABLED };
  return {
    load: [
      {
        service: named('service'),
        requestsPerSecond: [[number]],
        perTask: { requestsPerSecond: number, cpuAtCapacity: number, memoryBase: number },
      },
    ],
    timeline: [
      {
        at: number,
        every: number,
        until: number,
        action: oneOf('RunTask'),
        input: {
          taskDefinition: text((it) => definitionName(it, names)),
          count: number,
          launchType: oneOf('EC2', 'FARGATE'),
          startedBy: named('starter'),
          networkConfiguration: { awsvpcConfiguration: subnets },
        },
      },
    ],
    images: byName((image) => imageName(image, names, region), {
      pullSeconds: number,
      startSeconds: number,
      exits: { afterSeconds: number, exitCode: number, outOfMemory: boolean },
    }),
    view: {
      appRunner: byName((service) => names.of('service', service), {
        Cpu: digits,
        Memory: digits,
        MaxConcurrency: number,
        MinSize: number,
        MaxSize: number,
        secondsPerRequest: number,
      }),
    },
  };
}

/** A map whose keys are names. */
function byName(replace: (name: string) => string, keep: Keep): Keep {
  return (value) =>
    isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [replace(name), keepOnly(member, keep) ?? {}]))
      : undefined;
}
