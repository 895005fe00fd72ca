import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { SelectField } from '../controls/choice-field';
import { Field } from '../controls/field';
import { List } from '../controls/list';
import { NumberField } from '../controls/number-field';
import { listAt, textOf, useForm, valueAt } from '../form-document';

/** First number to offer for a host port: that of the container, and, where it needs root, one above. */
const FIRST_HOST_PORT = 8080;

/** `portMappings` of a container. Where the host's ports are in play, each is dynamic or static. */
export function PortList({ path, networkMode }: { readonly path: JsonPath; readonly networkMode: string }): ReactNode {
  const form = useForm();
  return (
    <List
      label="portMappings"
      path={path}
      nameOf={(index) => `port ${textOf(valueAt(form.value, [...path, index, 'containerPort']))}`}
      add={[{ label: 'port', value: () => ({ containerPort: listAt(form.value, path).length === 0 ? 80 : 8080 }) }]}
    >
      {(mapping) => (
        <div className={controls['row']}>
          <NumberField label="containerPort" path={[...mapping, 'containerPort']} min={1} max={65_535} />
          <SelectField label="protocol" path={[...mapping, 'protocol']} none="tcp" choices={[{ value: 'udp' }]} />
          {networkMode === 'bridge' && <HostPort path={[...mapping, 'hostPort']} />}
        </div>
      )}
    </List>
  );
}

/** Dynamic: ECS takes a free port, and any number of copies share an instance. Static: one copy per instance. */
function HostPort({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const isStatic = Number(textOf(valueAt(form.value, path))) > 0;
  return (
    <>
      <Field label="hostPort" path={isStatic ? [] : path}>
        {(control) => (
          <select
            {...control}
            className={controls['select']}
            value={isStatic ? 'static' : 'dynamic'}
            onChange={({ target }) =>
              form.edit([{ path, value: target.value === 'static' ? FIRST_HOST_PORT : 0 }], `hostPort ${target.value}`)
            }
          >
            <option value="dynamic">dynamic</option>
            <option value="static">static, one per instance</option>
          </select>
        )}
      </Field>
      {isStatic && <NumberField label="hostPort" note="number" path={path} min={1} max={65_535} />}
    </>
  );
}
