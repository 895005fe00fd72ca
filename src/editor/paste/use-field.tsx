import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { documentValue } from '../document-value';
import { listAt, textOf, valueAt } from '../form/form-document';
import type { Use } from './insert';
import type { Pasted } from './recognise';
import controls from '../form/controls/controls.module.css';

interface UseFieldProps {
  readonly id: string;
  readonly pasted: Pasted;
  /** The whole document, whose services can run the definition. */
  readonly document: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Who is to run a definition that was pasted. */
export function UseField({ id, pasted, document, value, onChange }: UseFieldProps): ReactNode {
  const services = useMemo(() => serviceChoices(document), [document]);
  return (
    <div className={controls['field']}>
      <label htmlFor={id} className={controls['label']}>
        Run it
      </label>
      <select id={id} className={controls['select']} value={value} onChange={({ target }) => onChange(target.value)}>
        {services.map((service) => (
          <option key={service.value} value={service.value}>
            in the service {service.name}
          </option>
        ))}
        {launchTypes(pasted).map((launchType) => (
          <option key={launchType} value={launchType}>
            in a new service, launch type {launchType}
          </option>
        ))}
        <option value="nobody">not yet</option>
      </select>
    </div>
  );
}

interface ServiceChoice {
  /** Its place in the document, as a form's value. */
  readonly value: string;
  readonly name: string;
  readonly family: string;
}

function serviceChoices(document: string): ServiceChoice[] {
  return listAt(documentValue(document), ['services']).map((service, index) => ({
    value: String(index),
    name: textOf(valueAt(service, ['serviceName'])),
    family: textOf(valueAt(service, ['taskDefinition']))
      .replace(/^.*\//, '')
      .replace(/:\d+$/, ''),
  }));
}

/** The service that runs an earlier revision; else a new one. */
export function usualUse(pasted: Pasted, document: string): string {
  if (pasted.kind !== 'taskDefinition') return 'nobody';
  const own = serviceChoices(document).find(({ family }) => family === pasted.family);
  return own?.value ?? launchTypes(pasted)[0] ?? 'nobody';
}

/** What a new service can run the definition on. */
function launchTypes(pasted: Pasted): readonly ('EC2' | 'FARGATE')[] {
  return pasted.kind === 'taskDefinition'
    ? (['EC2', 'FARGATE'] as const).filter((type) => pasted.compatibilities.includes(type))
    : [];
}

export function readUse(value: string): Use {
  if (value === 'nobody') return { kind: value };
  return value === 'EC2' || value === 'FARGATE'
    ? { kind: 'new', launchType: value }
    : { kind: 'service', index: Number(value) };
}
