import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { CheckField } from '../controls/choice-field';
import { NumberField } from '../controls/number-field';
import { TextField } from '../controls/text-field';
import { GpuField } from './gpu-field';
import { PortList } from './port-list';

/** The usual fields of one container. */
export function ContainerForm({
  path,
  networkMode,
}: {
  readonly path: JsonPath;
  readonly networkMode: string;
}): ReactNode {
  const at = (field: string): JsonPath => [...path, field];
  return (
    <>
      <TextField label="name" path={at('name')} keepEmpty />
      <TextField label="image" path={at('image')} keepEmpty />
      <div className={controls['row']}>
        <NumberField label="cpu" note="CPU units" path={at('cpu')} step={64} fallback={0} />
        <NumberField label="memory" note="MiB" path={at('memory')} step={64} fallback="no limit" />
        <NumberField label="memoryReservation" note="MiB" path={at('memoryReservation')} step={64} fallback="none" />
        <GpuField path={path} />
      </div>
      <CheckField label="essential" path={at('essential')} fallback />
      {networkMode !== 'none' && <PortList path={at('portMappings')} networkMode={networkMode} />}
    </>
  );
}
