import type { DeploymentDetail } from '../../frame/explanation';
import type { DeploymentData } from '../charts/deployment-picture';

/** Deployments of a service by hand. */

function deployment(taskDefinition: string, given: Partial<DeploymentDetail>): DeploymentDetail {
  return {
    id: `ecs-svc/${taskDefinition}`,
    status: 'PRIMARY',
    taskDefinition,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: '',
    createdAt: 0,
    endedAt: null,
    throttle: null,
    counts: [],
    stages: [],
    traffic: [],
    ...given,
  };
}

const counts = (...rows: readonly (readonly [number, number, number])[]): DeploymentDetail['counts'] =>
  rows.map(([at, running, pending]) => ({ at, running, pending }));

/** Eight tasks replaced with 50 and 150 per cent; seen from its middle, its end known. */
export const ROLLING: DeploymentData = {
  colour: 0,
  from: 55,
  to: 150,
  now: 104,
  known: 150,
  stuck: [],
  bounds: [{ at: 0, desired: 8, minimum: 4, maximum: 12 }],
  deployments: [
    deployment('web:7', {
      status: 'ACTIVE',
      rolloutState: 'COMPLETED',
      endedAt: 40,
      counts: counts([0, 0, 8], [9, 8, 0], [60, 4, 0], [90, 2, 0], [110, 0, 0]),
    }),
    deployment('web:8', {
      createdAt: 60,
      counts: counts([60, 0, 8], [69, 3, 5], [72, 8, 0], [90, 8, 0]),
    }),
  ],
};

/** 100 and 100 per cent on a full cluster: nothing may stop, nothing may start. */
export const STUCK: DeploymentData = {
  ...ROLLING,
  to: 180,
  now: 180,
  known: 180,
  stuck: [70],
  bounds: [{ at: 0, desired: 4, minimum: 4, maximum: 4 }],
  deployments: [
    deployment('web:7', { status: 'ACTIVE', rolloutState: 'COMPLETED', counts: counts([0, 0, 4], [9, 4, 0]) }),
    deployment('web:8', { createdAt: 60 }),
  ],
};

/** Canary: a tenth of the traffic, then all of it. */
export const CANARY: DeploymentData = {
  ...ROLLING,
  colour: 3,
  to: 300,
  now: 300,
  known: 300,
  bounds: [{ at: 0, desired: 4, minimum: 4, maximum: 8 }],
  deployments: [
    deployment('api:1', {
      status: 'ACTIVE',
      counts: counts([0, 4, 0], [280, 0, 0]),
      traffic: [
        { at: 0, percent: 100 },
        { at: 100, percent: 90 },
        { at: 200, percent: 0 },
      ],
    }),
    deployment('api:2', {
      createdAt: 60,
      counts: counts([60, 0, 4], [70, 4, 0]),
      traffic: [
        { at: 60, percent: 0 },
        { at: 100, percent: 10 },
        { at: 200, percent: 100 },
      ],
      stages: [
        { at: 60, stage: 'SCALE_UP' },
        { at: 100, stage: 'PRODUCTION_TRAFFIC_SHIFT' },
        { at: 200, stage: 'BAKE_TIME' },
        { at: 280, stage: 'CLEAN_UP' },
      ],
    }),
  ],
};
