/** Service auto scaling as it is asked about: one scalable target with its history, a row a period. */

import type { StepConfiguration } from '../ecs/scaling';

/** Columns of that history. Metrics in thousandths of their unit, NaN where there was no datapoint. */
export const SCALING_ROW = {
  /** Position among the scalable targets of the run. */
  target: 0,
  timeMs: 1,
  /** Requests per second of the whole service, on the average of the period. */
  demandMilli: 2,
  cpuMilli: 3,
  memoryMilli: 4,
  /** Of one minute, for each healthy target. */
  requestsMilli: 5,
  desired: 6,
  running: 7,
  healthy: 8,
  minimum: 9,
  maximum: 10,
  /** Two bits for each of the target's alarms, the first lowest: codes of `ALARM_STATES`. */
  alarmStates: 11,
  /** Code of `HELD_BY`. */
  held: 12,
} as const;
export const SCALING_ROW_WIDTH = 13;

/** A number holds so many alarms exactly; states of further ones are not kept. */
export const MOST_ALARMS_KEPT = 24;
export const ALARM_STATES = ['INSUFFICIENT_DATA', 'OK', 'ALARM'] as const;
export type AlarmStateName = (typeof ALARM_STATES)[number];

/** What kept an alarm from changing the desired count in a period. */
export const HELD_BY = [
  'nothing',
  'maximum',
  'minimum',
  'cooldown',
  'deployment',
  'scaleInDisabled',
  'otherPolicies',
  'suspended',
] as const;
export type HeldBy = (typeof HELD_BY)[number];

/** Application Auto Scaling's record of one change of the desired count, or of the range. Times in simulated seconds. */
export interface ScalingActivityDetail {
  readonly at: number;
  /** `Setting desired count to 6.` */
  readonly description: string;
  /** `monitor alarm … in state ALARM triggered policy cpu60` */
  readonly cause: string;
  readonly from: number;
  readonly to: number;
}

export interface ScalingPolicyDetail {
  readonly name: string;
  readonly type: string;
  readonly metric: 'cpu' | 'memory' | 'requests' | null;
  /** Of target tracking; null for others. */
  readonly target: number | null;
  readonly scaleInDisabled: boolean;
  /** Seconds after a scale-out and after a scale-in. */
  readonly cooldown: { readonly out: number; readonly in: number };
  /** Of predictive scaling, once there is one. */
  readonly forecast?: ForecastDetail;
  /** Of step scaling; null for others. */
  readonly step: StepConfiguration | null;
}

/** What predictive scaling expects. Times in simulated seconds. */
export interface ForecastDetail {
  /** `ForecastOnly` changes nothing, `ForecastAndScale` is a floor under the desired count. */
  readonly mode: string;
  readonly madeAt: number;
  readonly nextAt: number;
  /** So many seconds before an hour what is expected of it counts. */
  readonly bufferSeconds: number;
  /** Tasks that each hour needs, by the second in which it begins; hours of which nothing is known are left out. */
  readonly hours: readonly { readonly at: number; readonly capacity: number }[];
}

export interface ScalingAlarmDetail {
  readonly name: string;
  /** Policies that it sets off, by name. */
  readonly policies: readonly string[];
  readonly metric: 'cpu' | 'memory' | 'requests' | null;
  /** `GreaterThanThreshold` and its like. */
  readonly comparison: string;
  readonly threshold: number;
  /** Datapoints that have to breach, of so many, and how long one is in seconds. */
  readonly datapoints: number;
  readonly of: number;
  readonly period: number;
  readonly state: AlarmStateName;
}

/** One scalable target with its history so far. */
export interface ScalingDetail {
  readonly ownerIndex: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly policies: readonly ScalingPolicyDetail[];
  readonly alarms: readonly ScalingAlarmDetail[];
  readonly scheduled: readonly { readonly name: string; readonly schedule: string; readonly nextAt: number | null }[];
  readonly activities: readonly ScalingActivityDetail[];
  /** Seconds until which cooldowns last; null for none. */
  readonly cooldown: { readonly out: number | null; readonly in: number | null };
  /** Rows of `SCALING_ROW`, one after another. */
  readonly history: Float64Array<ArrayBuffer>;
}
