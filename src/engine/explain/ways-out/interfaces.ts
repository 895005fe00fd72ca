import { findInstanceType } from '../../../ecs/instance-types';
import { writtenDefinition } from './definition';
import type { Fix } from './fix';
import type { Question } from './question';

/** Network interfaces: more of them on an instance, or a task that needs none of its own. Both from the start of the run. */

const SIZE_OF_TRUNKING = 0.35;
const SIZE_OF_MODE = 0.6;

/** The instances of the fleet's entry come with a trunk interface. @param instances that lack nothing but interfaces */
export function trunked({ engine, scenario }: Question, instances: readonly number[]): Fix[] {
  const entries = new Set(instances.map((instance) => engine.state.instanceLife.entry[instance] ?? -1));
  for (const index of entries) {
    const entry = scenario.containerInstances[index];
    if (!entry || entry.awsvpcTrunking) continue;
    if ((findInstanceType(entry.instanceType)?.awsvpcTasksTrunked ?? null) === null) continue;
    return [
      {
        change: { kind: 'trunking', entry: entry.id },
        edits: [{ path: ['containerInstances', index, 'awsvpcTrunking'], value: true }],
        action: null,
        size: SIZE_OF_TRUNKING,
      },
    ];
  }
  return [];
}

/** awsvpc gives way to bridge, and what the service says of its subnets goes with it. */
export function bridged(question: Question): Fix[] {
  const { request, ask, written } = question;
  const definition = writtenDefinition(question, request.taskDefinition);
  if (!definition || ask.requirements.networkInterfaces === 0) return [];
  const network = written.field('networkConfiguration');
  return [
    {
      change: { kind: 'network-mode', taskDefinition: definition.name, to: 'bridge' },
      edits: [
        { path: [...definition.path, 'networkMode'], value: 'bridge' },
        ...(network === null ? [] : [{ path: network.path, value: undefined }]),
      ],
      action: null,
      size: SIZE_OF_MODE,
      asks: { requirements: new Map([[definition.index, { ...definition.requirements, networkInterfaces: 0 }]]) },
    },
  ];
}
