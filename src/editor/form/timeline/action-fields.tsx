import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import { CheckField, SelectField } from '../controls/choice-field';
import { JsonField } from '../controls/json-field';
import { NumberField } from '../controls/number-field';
import { TextField } from '../controls/text-field';
import { TextList } from '../controls/text-list';
import { definitionNames } from '../definitions';
import { InstanceEntry } from '../fleet/fleet-form';
import { zonesOf } from '../fleet/zones';
import { useForm } from '../form-document';
import { ConstraintList } from '../placement/constraint-list';
import { StrategyList } from '../placement/strategy-list';
import { LaunchFields } from '../service/launch-fields';
import { ServiceForm } from '../service-form';
import { instanceIds, serviceNames } from './actions';

/** The usual fields of an action's input; those of a rare one are edited as JSON. */
export function ActionFields({ action, path }: { readonly action: string; readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const at = (field: string): JsonPath => [...path, field];
  const service = (
    <SelectField label="service" path={at('service')} choices={serviceNames(form.value).map((value) => ({ value }))} />
  );
  const taskDefinition = (none?: string): ReactNode => (
    <SelectField
      label="taskDefinition"
      path={at('taskDefinition')}
      choices={definitionNames(form.value)}
      {...(none === undefined ? {} : { none })}
    />
  );
  const instances = (
    <TextList
      label="containerInstances"
      path={at('containerInstances')}
      placeholder={instanceIds(form.value).slice(0, 2).join(', ')}
    />
  );
  switch (action) {
    case 'RunTask':
      return (
        <>
          {taskDefinition()}
          <NumberField label="count" path={at('count')} min={1} max={10} fallback={1} />
          <TextField label="group" path={at('group')} placeholder="family: and the family" />
          <LaunchFields path={path} />
          <StrategyList path={at('placementStrategy')} fallback="None given: an instance is drawn at random." />
          <ConstraintList path={at('placementConstraints')} />
        </>
      );
    case 'StartTask':
      return (
        <>
          {taskDefinition()}
          {instances}
        </>
      );
    case 'StopTask':
      return (
        <>
          <TextField label="task" note="short name or id" path={at('task')} />
          <TextField label="reason" path={at('reason')} />
        </>
      );
    case 'CreateService':
      return <ServiceForm path={path} />;
    case 'UpdateService':
      return (
        <>
          {service}
          <NumberField label="desiredCount" path={at('desiredCount')} max={5000} fallback="unchanged" />
          {taskDefinition('unchanged')}
          <StrategyList path={at('placementStrategy')} fallback="None given: unchanged." />
          <CheckField label="forceNewDeployment" path={at('forceNewDeployment')} />
        </>
      );
    case 'DeleteService':
      return (
        <>
          {service}
          <CheckField label="force" path={at('force')} />
        </>
      );
    case 'UpdateContainerInstancesState':
      return (
        <>
          {instances}
          <SelectField label="status" path={at('status')} choices={[{ value: 'DRAINING' }, { value: 'ACTIVE' }]} />
        </>
      );
    case 'RegisterContainerInstance':
      return <InstanceEntry path={path} />;
    case 'DeregisterContainerInstance':
      return (
        <>
          <SelectField
            label="containerInstance"
            path={at('containerInstance')}
            choices={instanceIds(form.value).map((value) => ({ value }))}
          />
          <CheckField label="force" path={at('force')} />
        </>
      );
    case 'TerminateInstances':
    case 'StopInstances':
    case 'StartInstances':
    case 'DisconnectAgent':
    case 'ReconnectAgent':
      return instances;
    case 'FailAvailabilityZone':
    case 'RestoreAvailabilityZone':
      return (
        <SelectField
          label="availabilityZone"
          path={at('availabilityZone')}
          choices={zonesOf(form.value).map((value) => ({ value }))}
        />
      );
    case 'CrashTask':
    case 'FailHealthCheck':
      return (
        <>
          {service}
          <NumberField label="count" note="oldest first" path={at('count')} min={1} fallback={1} />
        </>
      );
    default:
      return <JsonField label="input" path={path} />;
  }
}
