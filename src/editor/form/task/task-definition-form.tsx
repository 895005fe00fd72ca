import type { ReactNode } from 'react';
import { FARGATE_SIZES } from '../../../ecs/fargate-sizes';
import { isRecord } from '../../../lib/is-record';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { SegmentField, SelectField } from '../controls/choice-field';
import { List } from '../controls/list';
import { TextField } from '../controls/text-field';
import { TextList } from '../controls/text-list';
import { listAt, textOf, useForm, valueAt } from '../form-document';
import { ConstraintList } from '../placement/constraint-list';
import { ContainerForm } from './container-form';

/** The usual fields of a `RegisterTaskDefinition` input, also where it stands in the wrapper of `describe-task-definition`. */
export function TaskDefinitionForm({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const root = isRecord(valueAt(form.value, [...path, 'taskDefinition'])) ? [...path, 'taskDefinition'] : path;
  const at = (...rest: readonly string[]): JsonPath => [...root, ...rest];
  const networkMode = textOf(valueAt(form.value, at('networkMode'))) || 'bridge';
  const taskCpu = Number(textOf(valueAt(form.value, at('cpu'))));
  const memories = FARGATE_SIZES.find(({ cpuUnits }) => cpuUnits === taskCpu)?.memoryMiB ?? [];
  return (
    <>
      <TextField label="family" path={at('family')} keepEmpty />
      <SegmentField
        label="networkMode"
        path={at('networkMode')}
        fallback="bridge"
        choices={[{ value: 'bridge' }, { value: 'host' }, { value: 'awsvpc' }, { value: 'none' }]}
      />
      <TextList label="requiresCompatibilities" path={at('requiresCompatibilities')} placeholder="EC2, FARGATE" />
      <div className={controls['row']}>
        <TextField
          label="cpu"
          note="of the task"
          path={at('cpu')}
          placeholder="sum of containers"
          choices={FARGATE_SIZES.map(({ cpuUnits }) => ({ value: String(cpuUnits), note: `${cpuUnits / 1024} vCPU` }))}
        />
        <TextField
          label="memory"
          note="of the task"
          path={at('memory')}
          placeholder="sum of containers"
          choices={memories.map((memory) => ({ value: String(memory), note: `${memory / 1024} GB` }))}
        />
      </div>
      <SelectField
        label="cpuArchitecture"
        path={at('runtimePlatform', 'cpuArchitecture')}
        none="Not said"
        choices={[{ value: 'X86_64' }, { value: 'ARM64' }]}
      />
      <List
        label="containerDefinitions"
        path={at('containerDefinitions')}
        dropEmpty={false}
        max={10}
        nameOf={(index) =>
          textOf(valueAt(form.value, [...root, 'containerDefinitions', index, 'name'])) || `container ${index + 1}`
        }
        add={[{ label: 'container', value: () => newContainer(listAt(form.value, at('containerDefinitions'))) }]}
      >
        {(container) => <ContainerForm path={container} networkMode={networkMode} />}
      </List>
      <ConstraintList path={at('placementConstraints')} ofDefinition />
    </>
  );
}

function newContainer(others: readonly unknown[]): unknown {
  const name = others.length === 0 ? 'app' : `sidecar-${others.length}`;
  return { name, image: 'nginx:latest', cpu: 128, memory: 256, essential: others.length === 0 };
}
