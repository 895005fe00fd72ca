import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { ADJUSTMENT_TYPES, COMPARISONS, DEFAULT_COOLDOWN_SECONDS } from '../../../ecs/scaling';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { CheckField, SelectField } from '../controls/choice-field';
import { Problems } from '../controls/field';
import { List } from '../controls/list';
import { NumberField } from '../controls/number-field';
import { TextField } from '../controls/text-field';
import { listAt, problemsAt, textOf, useForm, valueAt } from '../form-document';
import { FIRST_LABEL, alarmFor, alarmsOf } from './first-entries';
import { StepDrawing, thresholdOf } from './step-drawing';

interface PolicyProps {
  /** Of the policy. */
  readonly path: JsonPath;
  /** Of the entry of `scaling` that has it. */
  readonly entry: JsonPath;
  readonly service: string;
}

/** A `PutScalingPolicy` input, folded to one line. */
export function PolicyForm(props: PolicyProps): ReactNode {
  const { path } = props;
  const form = useForm();
  const policy = valueAt(form.value, path);
  const wrong = problemsAt(form.problems, path, true).length > 0;
  const type = textOf(valueAt(policy, ['PolicyType'])) || 'StepScaling';
  const inside = [...path, `${type}PolicyConfiguration`];
  return (
    <details className={controls['details']} open={wrong || undefined}>
      <summary className={controls['summary']}>
        <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" />
        <strong>{textOf(valueAt(policy, ['PolicyName']))}</strong>
        <span>{policySummary(policy)}</span>
      </summary>
      <div className={controls['inside']}>
        <TextField label="PolicyName" path={[...path, 'PolicyName']} keepEmpty />
        <Problems problems={problemsAt(form.problems, [...path, 'ResourceId'])} />
        <Problems problems={problemsAt(form.problems, [...path, 'PolicyType'])} />
        <Problems problems={problemsAt(form.problems, inside)} />
        {type === 'TargetTrackingScaling' && <TrackingFields path={inside} />}
        {type === 'StepScaling' && <StepFields {...props} inside={inside} />}
        {type === 'PredictiveScaling' && <p className={controls['hint']}>Edit a predictive policy as JSON.</p>}
      </div>
    </details>
  );
}

const METRICS = [
  { value: 'ECSServiceAverageCPUUtilization', note: 'CPU utilization', short: 'CPU' },
  { value: 'ECSServiceAverageMemoryUtilization', note: 'memory utilization', short: 'memory' },
  { value: 'ALBRequestCountPerTarget', note: 'requests per target', short: 'requests' },
  { value: 'ECSServiceAverageCPUUtilizationHighResolution', note: 'CPU utilization, 20 s', short: 'CPU, 20 s' },
  {
    value: 'ECSServiceAverageMemoryUtilizationHighResolution',
    note: 'memory utilization, 20 s',
    short: 'memory, 20 s',
  },
];

function TrackingFields({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const metric = [...path, 'PredefinedMetricSpecification'];
  const type = textOf(valueAt(form.value, [...metric, 'PredefinedMetricType']));
  const isCustom = valueAt(form.value, [...path, 'CustomizedMetricSpecification']) !== undefined;
  const label = [...metric, 'ResourceLabel'];
  return (
    <>
      {isCustom ? (
        <p className={controls['hint']}>It has a metric of its own: edit it as JSON.</p>
      ) : (
        <SelectField
          label="PredefinedMetricType"
          path={[...metric, 'PredefinedMetricType']}
          choices={METRICS}
          also={(chosen) => [{ path: label, value: chosen === 'ALBRequestCountPerTarget' ? FIRST_LABEL : undefined }]}
        />
      )}
      <Problems problems={problemsAt(form.problems, metric)} />
      {type === 'ALBRequestCountPerTarget' && <TextField label="ResourceLabel" path={label} />}
      <div className={controls['row']}>
        <NumberField label="TargetValue" path={[...path, 'TargetValue']} min={0.1} step={5} decimal />
        <Cooldown label="ScaleOutCooldown" path={path} />
        <Cooldown label="ScaleInCooldown" path={path} />
      </div>
      <CheckField label="DisableScaleIn" path={[...path, 'DisableScaleIn']} />
    </>
  );
}

function Cooldown({ label, path }: { readonly label: string; readonly path: JsonPath }): ReactNode {
  return <NumberField label={label} note="s" path={[...path, label]} fallback={DEFAULT_COOLDOWN_SECONDS} step={30} />;
}

function StepFields({ path, entry, service, inside }: PolicyProps & { readonly inside: JsonPath }): ReactNode {
  const form = useForm();
  const whole = valueAt(form.value, entry);
  const name = textOf(valueAt(form.value, [...path, 'PolicyName']));
  const alarms = alarmsOf(whole, name);
  const type = textOf(valueAt(form.value, [...inside, 'AdjustmentType']));
  const at = [...inside, 'StepAdjustments'];
  const steps = listAt(form.value, at);
  const count = listAt(whole, ['alarms']).length;
  return (
    <>
      <div className={controls['row']}>
        <SelectField
          label="AdjustmentType"
          path={[...inside, 'AdjustmentType']}
          choices={ADJUSTMENT_TYPES.map((value) => ({ value }))}
        />
        <Cooldown label="Cooldown" path={inside} />
        {(type === 'PercentChangeInCapacity' ||
          valueAt(form.value, [...inside, 'MinAdjustmentMagnitude']) !== undefined) && (
          <NumberField
            label="MinAdjustmentMagnitude"
            note="tasks"
            path={[...inside, 'MinAdjustmentMagnitude']}
            fallback={0}
          />
        )}
      </div>
      <StepDrawing steps={steps} adjustmentType={type} threshold={thresholdOf(whole, alarms)} />
      <List
        label="StepAdjustments"
        note="Bounds are offsets from the alarm’s threshold; one left empty is open."
        path={at}
        dropEmpty={false}
        nameOf={(index) => `step ${index + 1}`}
        add={[{ label: 'step', value: () => nextStep(steps) }]}
      >
        {(step) => (
          <div className={controls['row']}>
            <NumberField
              label="from"
              path={[...step, 'MetricIntervalLowerBound']}
              min={-Infinity}
              fallback="−∞"
              step={5}
              decimal
            />
            <NumberField
              label="to"
              path={[...step, 'MetricIntervalUpperBound']}
              min={-Infinity}
              fallback="∞"
              step={5}
              decimal
            />
            <NumberField label="ScalingAdjustment" path={[...step, 'ScalingAdjustment']} min={-Infinity} />
          </div>
        )}
      </List>
      {alarms.map((index) => (
        <AlarmFields key={index} path={[...entry, 'alarms', index]} />
      ))}
      {alarms.length === 0 && (
        <button
          type="button"
          className={controls['add']}
          onClick={() =>
            form.edit([{ path: [...entry, 'alarms', count], value: alarmFor(name, service) }], 'add its alarm')
          }
        >
          Add the alarm that sets it off
        </button>
      )}
    </>
  );
}

/** A step after the last: where that is open, it ends where the new one begins. */
function nextStep(steps: readonly unknown[]): Readonly<Record<string, unknown>> {
  const from = Math.max(0, ...steps.map((step) => Number(valueAt(step, ['MetricIntervalUpperBound']) ?? 0)));
  return { MetricIntervalLowerBound: from, ScalingAdjustment: 1 };
}

/** The CloudWatch alarm of a step scaling policy. */
function AlarmFields({ path }: { readonly path: JsonPath }): ReactNode {
  return (
    <fieldset className={controls['list']}>
      <legend className={controls['label']}>
        alarm <span className={controls['note']}>sets the policy off while it is in ALARM</span>
      </legend>
      <div className={controls['row']}>
        <SelectField
          label="MetricName"
          path={[...path, 'MetricName']}
          choices={[{ value: 'CPUUtilization' }, { value: 'MemoryUtilization' }, { value: 'RequestCountPerTarget' }]}
          also={(chosen) => [
            {
              path: [...path, 'Namespace'],
              value: chosen === 'RequestCountPerTarget' ? 'AWS/ApplicationELB' : 'AWS/ECS',
            },
          ]}
        />
        <SelectField
          label="ComparisonOperator"
          path={[...path, 'ComparisonOperator']}
          choices={COMPARISONS.map((value) => ({ value, note: COMPARISON_NAMES[value] }))}
        />
        <NumberField label="Threshold" path={[...path, 'Threshold']} min={-Infinity} step={5} decimal />
        <NumberField label="EvaluationPeriods" path={[...path, 'EvaluationPeriods']} min={1} fallback={1} />
      </div>
    </fieldset>
  );
}

const COMPARISON_NAMES: Readonly<Record<(typeof COMPARISONS)[number], string>> = {
  GreaterThanThreshold: 'above the threshold',
  GreaterThanOrEqualToThreshold: 'at or above it',
  LessThanThreshold: 'below it',
  LessThanOrEqualToThreshold: 'at or below it',
};

/** `CPU at 60`, `2 steps`. */
function policySummary(policy: unknown): string {
  const tracking = valueAt(policy, ['TargetTrackingScalingPolicyConfiguration']);
  if (tracking !== undefined) {
    const type = textOf(valueAt(tracking, ['PredefinedMetricSpecification', 'PredefinedMetricType']));
    const metric = METRICS.find(({ value }) => value === type)?.short ?? 'a metric';
    const out = valueAt(tracking, ['DisableScaleIn']) === true ? ', out only' : '';
    return `${metric} at ${textOf(valueAt(tracking, ['TargetValue']))}${out}`;
  }
  const steps = listAt(policy, ['StepScalingPolicyConfiguration', 'StepAdjustments']).length;
  return steps === 1 ? '1 step' : `${steps} steps`;
}
