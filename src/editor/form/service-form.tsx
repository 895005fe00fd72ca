import type { ReactNode } from 'react';
import type { JsonPath } from '../../scenario/path';
import { isRecord } from '../../lib/is-record';
import controls from './controls/controls.module.css';
import { SegmentField, SelectField } from './controls/choice-field';
import { NumberField } from './controls/number-field';
import { TextField } from './controls/text-field';
import { TextList } from './controls/text-list';
import { definitionOf, definitionNames } from './definitions';
import { textOf, useForm, valueAt } from './form-document';
import { ConstraintList } from './placement/constraint-list';
import { LaunchFields } from './service/launch-fields';
import { StrategyList } from './placement/strategy-list';
import { ServiceScaling } from './scaling/service-scaling';

/** The usual fields of a `CreateService` input. */
export function ServiceForm({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const at = (...rest: readonly string[]): JsonPath => [...path, ...rest];
  const isDaemon = valueAt(form.value, at('schedulingStrategy')) === 'DAEMON';
  const definition = definitionOf(form.value, textOf(valueAt(form.value, at('taskDefinition'))));
  const usesAwsvpc = isRecord(definition) && definition['networkMode'] === 'awsvpc';
  const subnets = at('networkConfiguration', 'awsvpcConfiguration', 'subnets');
  return (
    <>
      <TextField label="serviceName" path={at('serviceName')} keepEmpty />
      <SelectField label="taskDefinition" path={at('taskDefinition')} choices={definitionNames(form.value)} />
      <SegmentField
        label="schedulingStrategy"
        path={at('schedulingStrategy')}
        fallback="REPLICA"
        choices={[{ value: 'REPLICA' }, { value: 'DAEMON' }]}
      />
      {!isDaemon && <NumberField label="desiredCount" path={at('desiredCount')} max={5000} />}
      <LaunchFields path={path} />
      {!isDaemon && (
        <StrategyList
          path={at('placementStrategy')}
          fallback="None given: ECS spreads over zones, then over instances."
        />
      )}
      <ConstraintList path={at('placementConstraints')} />
      <div className={controls['row']}>
        <NumberField
          label="minimumHealthyPercent"
          path={at('deploymentConfiguration', 'minimumHealthyPercent')}
          fallback={isDaemon ? 0 : 100}
          max={200}
          step={5}
        />
        <NumberField
          label="maximumPercent"
          path={at('deploymentConfiguration', 'maximumPercent')}
          fallback={isDaemon ? 100 : 200}
          max={400}
          step={5}
        />
      </div>
      <details className={controls['details']}>
        <summary className={controls['label']}>Load and scaling</summary>
        <div className={controls['inside']}>
          <ServiceScaling path={path} />
        </div>
      </details>
      {(usesAwsvpc || valueAt(form.value, subnets) !== undefined) && (
        <TextList label="subnets" path={subnets} placeholder="subnet-0a1, subnet-0b2" />
      )}
    </>
  );
}
