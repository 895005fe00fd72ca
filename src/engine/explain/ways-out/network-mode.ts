import type { DocumentEdit } from '../../../frame/ways-out';
import type { WrittenDefinition } from './definition';
import type { Fix } from './fix';
import type { Question } from './question';

const SIZE = 0.6;

/**
 * A task definition's network mode gives way to bridge, from the start of the run: its tasks need no interface of their own, and get whatever ports of the host
 * are free. What the service says of its subnets goes with it.
 */
export function bridged({ written }: Question, definition: WrittenDefinition): Fix[] {
  const { input, path, name, index, requirements } = definition;
  const from = input.networkMode;
  if (from !== 'awsvpc' && from !== 'host') return [];
  const network = from === 'awsvpc' ? written.field('networkConfiguration') : null;
  return [
    {
      change: { kind: 'network-mode', taskDefinition: name, from, to: 'bridge' },
      edits: [
        { path: [...path, 'networkMode'], value: 'bridge' },
        ...hostPorts(definition),
        ...(network === null ? [] : [{ path: network.path, value: undefined }]),
      ],
      action: null,
      size: SIZE,
      asks: {
        requirements: new Map([[index, { ...requirements, networkInterfaces: 0, tcpPorts: [], udpPorts: [] }]]),
      },
    },
  ];
}

/** In the other modes a host port says no more than the container port does. */
function hostPorts({ input, path }: WrittenDefinition): DocumentEdit[] {
  return input.containerDefinitions.flatMap(({ portMappings = [] }, container) =>
    portMappings.flatMap(({ hostPort }, index) =>
      hostPort === undefined
        ? []
        : [{ path: [...path, 'containerDefinitions', container, 'portMappings', index, 'hostPort'], value: undefined }],
    ),
  );
}
