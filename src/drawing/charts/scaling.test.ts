import { describe, expect, it } from 'vitest';
import type { ScalingAlarmDetail } from '../../frame/scaling';
import type { ScalingMoment } from '../../frame/scaling-rows';
import type { Mark } from '../marks';
import { demandAt, statesOf } from './scaling-metric';
import { scalingPicture, valueMarks } from './scaling-picture';
import type { ScalingChartData } from './scaling-picture';
import { mostTasks } from './scaling-tasks';

/** Four tasks, a spike from 2:00 on, twelve tasks at 5:00. */
function moment(at: number, cpu: number | null, desired: number, running: number, states: ScalingMoment['states']) {
  const base: ScalingMoment = {
    at,
    demand: 100,
    cpu,
    memory: 30,
    requests: null,
    desired,
    running,
    healthy: running,
    minimum: 2,
    maximum: 20,
    states,
    held: 'nothing',
  };
  return base;
}

const high: ScalingAlarmDetail = {
  name: 'high',
  policies: ['cpu60'],
  metric: 'cpu',
  comparison: 'GreaterThanThreshold',
  threshold: 60,
  datapoints: 3,
  of: 3,
  period: 60,
  state: 'OK',
};
const low: ScalingAlarmDetail = {
  ...high,
  name: 'low',
  comparison: 'LessThanThreshold',
  threshold: 54,
  datapoints: 15,
  of: 15,
};

const DATA: ScalingChartData = {
  policies: [
    {
      name: 'cpu60',
      type: 'TargetTrackingScaling',
      metric: 'cpu',
      target: 60,
      scaleInDisabled: false,
      cooldown: { out: 300, in: 300 },
      step: null,
    },
  ],
  alarms: [high, low],
  alarmTitles: ['AlarmHigh above 60%', 'AlarmLow below 54%'],
  metric: 'cpu',
  metricTitle: 'CPU utilization',
  activities: [{ at: 300, from: 4, to: 12, description: '', cause: '' }],
  moments: [
    moment(60, 50, 4, 4, ['OK', 'INSUFFICIENT_DATA']),
    moment(120, 50, 4, 4, ['OK', 'OK']),
    moment(180, 180, 4, 4, ['OK', 'OK']),
    moment(240, 180, 4, 4, ['OK', 'OK']),
    moment(300, 180, 12, 4, ['ALARM', 'OK']),
    moment(360, 60, 12, 12, ['OK', 'OK']),
  ],
  load: [
    [0, 100],
    [120, 100],
    [120, 360],
  ],
  tasks: [
    { at: 0, desired: 4, running: 0 },
    { at: 9, desired: 4, running: 4 },
    { at: 300, desired: 12, running: 4 },
    { at: 305, desired: 12, running: 12 },
  ],
  range: [{ at: 0, minimum: 2, maximum: 20 }],
  instances: [{ at: 0, count: 4 }],
  colour: 0,
  from: 0,
  to: 600,
  now: 360,
  known: 420,
};

describe('the chart of a scaled service', () => {
  it.each([292, 350, 1_060])('names its lines and keeps every text within %d px', (width) => {
    const { frame, layout, series } = scalingPicture(DATA, width);
    const all = [...frame, ...valueMarks(DATA, layout, 360)];
    for (const words of [
      'Load',
      'CPU utilization',
      'AlarmHigh above 60%',
      'Tasks',
      'Container instances',
      'target 60',
      'alarm 54',
      'max 20',
      'desired 12',
      'min 2',
    ])
      expect(texts(all), words).toContain(words);
    expect(texts(series)).toContain('4→12');
    expect(all.filter((mark) => mark.kind === 'text' && mark.x > width)).toEqual([]);
  });

  it('parts what has been from what is known, and that from what is not', () => {
    const { nowX, knownX, layout } = scalingPicture(DATA, 292);
    expect(nowX).toBeCloseTo(layout.axis.x(360_000));
    expect(knownX).toBeCloseTo(layout.axis.x(420_000));
    // A moment beyond what is known is as far as anything can be drawn.
    expect(scalingPicture({ ...DATA, known: 9_999 }, 292).knownX).toBeCloseTo(layout.right);
  });

  it('tells the values of a moment', () => {
    const { layout } = scalingPicture(DATA, 292);
    expect(texts(valueMarks(DATA, layout, 250))).toEqual([
      '360/s',
      '180%',
      '2 of 3 OK',
      '2 of 15 OK',
      'desired 4, running 4',
      '4',
    ]);
    expect(texts(valueMarks(DATA, layout, 302))).toContain('3 of 3 ALARM');
  });

  it('leaves out the bands of which there is nothing', () => {
    const { frame } = scalingPicture({ ...DATA, load: null, metric: null, alarms: [], instances: null }, 292);
    expect(texts(frame)).not.toContain('Load');
    expect(texts(frame)).not.toContain('Container instances');
  });

  it('does not give most of its height to a maximum that is far away', () => {
    const plot = { ...DATA, end: 420 };
    expect(mostTasks(plot)).toBe(20);
    expect(mostTasks({ ...plot, range: [{ at: 0, minimum: 2, maximum: 200 }] })).toBe(15);
    expect(texts(scalingPicture({ ...DATA, range: [{ at: 0, minimum: 2, maximum: 200 }] }, 292).frame)).toContain(
      '↑ max 200',
    );
  });

  it('stays short, however long the run', () => {
    const moments = Array.from({ length: 20_000 }, (_, index) =>
      moment(60 * (index + 1), index % 90, 4, 4, ['OK', 'OK']),
    );
    const { series } = scalingPicture({ ...DATA, moments, to: 1_200_000, known: 1_200_000 }, 292);
    const points = series.reduce(
      (sum, mark) => sum + (mark.kind === 'shape' ? mark.lines.reduce((n, line) => n + line.length, 0) : 1),
      0,
    );
    expect(points).toBeLessThan(4_000);
  });
});

describe('an alarm', () => {
  it('has a stretch for each of its states, without data before the first period', () => {
    expect(statesOf(DATA.moments, 0, 0, 420)).toEqual([
      { from: 0, to: 60, state: 'INSUFFICIENT_DATA' },
      { from: 60, to: 300, state: 'OK' },
      { from: 300, to: 360, state: 'ALARM' },
      { from: 360, to: 420, state: 'OK' },
    ]);
  });
});

describe('the demand', () => {
  it.each([
    [0, 100],
    [119, 100],
    [120, 360],
    [900, 360],
  ])('at second %d is %d', (second, value) => {
    expect(demandAt(DATA.load ?? [], second)).toBe(value);
  });

  it('is on the straight line between two points', () => {
    expect(
      demandAt(
        [
          [0, 0],
          [100, 50],
        ],
        50,
      ),
    ).toBe(25);
  });
});

function texts(marks: readonly Mark[]): string[] {
  return marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
}
