import type { Assumption } from './assumption';

/** About service auto scaling. Alphabetical by id. */
export const SCALING: readonly Assumption[] = [
  {
    id: 'scaling-alarms',
    mark: 'modelling choice',
    text: 'AlarmHigh of target tracking looks at three datapoints of a minute, AlarmLow at fifteen, below nine tenths of the target. A new alarm is in INSUFFICIENT_DATA until a datapoint says otherwise; it is in ALARM only once it has as many datapoints as it looks at. While it is in ALARM its policies are asked again each period.',
    spec: 'services-and-capacity 3.3',
  },
  {
    id: 'scaling-cooldown',
    mark: 'modelling choice',
    text: 'A cooldown begins when the desired count is changed. A scale-out within the cooldown of another is worked out from the tasks before the first, with the metric as it is, and only what it wants beyond that one is added. A scale-in ends the cooldown of a scale-out; scaling up from 0 begins none.',
    spec: 'services-and-capacity 3.4',
  },
  {
    id: 'scaling-forecast',
    mark: 'modelling choice',
    text: 'A forecast is made from the metrics of this run alone: the first once there are 24 hours of them, then one every six hours. An hour needs the mean load of the same hour of the last fourteen days, by the target, rounded up. With ForecastAndScale that is a minimum from the buffer before the hour until its end, for other policies too; IncreaseMaxCapacity lifts the maximum to the forecast and its buffer for as long. While scaling out is suspended, forecasts change nothing.',
    spec: 'services-and-capacity 3.8',
  },
  {
    id: 'scaling-gradual-scale-in',
    mark: 'modelling choice',
    text: 'One scale-in of target tracking takes away at most half of the tasks that run, and at least one.',
    spec: 'services-and-capacity 3.3',
  },
  {
    id: 'scaling-high-resolution',
    mark: 'modelling choice',
    text: 'A policy with a metric of 20 seconds has an AlarmHigh of three such datapoints, where the service’s monitoring publishes them; without that it has no data. Its AlarmLow looks at fifteen datapoints of a minute, as ever.',
    spec: 'services-and-capacity 3.3',
  },
  {
    id: 'scaling-metrics',
    mark: 'modelling choice',
    text: 'A datapoint has the average demand of its minute, shared among the tasks that are healthy when the minute ends: RUNNING, and every check says so. Metrics are whole thousandths. Without a healthy task there is no CPU and no request count per target, without a RUNNING one no memory either.',
    spec: 'services-and-capacity 3.2',
  },
  {
    id: 'scaling-moments',
    mark: 'modelling choice',
    text: 'Periods of CloudWatch end with each simulated minute, and their datapoints are there at once. Alarms, and what policies make of them, follow at the same moment, after all else that happens then; the service’s scheduler looks immediately.',
    spec: 'services-and-capacity 3.2',
  },
  {
    id: 'scaling-never-lowers',
    mark: 'modelling choice',
    text: 'A scale-out is worked out from the tasks that run. Where that is less than the service wants already, because tasks are starting or have no place, the desired count stays.',
    spec: 'services-and-capacity 3.1',
  },
  {
    id: 'scaling-set-alarm',
    mark: 'modelling choice',
    text: 'An alarm that SetAlarmState sets to ALARM acts at once; without a datapoint its metric is taken to be at the threshold. One whose metric the playground has goes by its datapoints again when the next of them arrives; any other stays as it was set.',
    spec: 'services-and-capacity 3.6',
  },
  {
    id: 'scaling-time-zones',
    mark: 'modelling choice',
    text: 'Zones go by a table of their own, as their rules have been since 2024, so that a run does not depend on what a browser knows of zones; a zone that is not in it is taken for UTC. A time that the clocks skip comes as late after their change as it would have; of one that comes twice the first counts.',
    spec: 'services-and-capacity 3.7',
  },
  {
    id: 'scaling-wording',
    mark: 'recalled',
    text: 'Changes of the desired count are told in the words of Application Auto Scaling’s activities: what it set, and the alarm and policy, or the scheduled action, that was the cause.',
    spec: 'services-and-capacity 3',
  },
];
