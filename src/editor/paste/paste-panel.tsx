import { useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../../scenario/problem';
import { documentValue } from '../document-value';
import { listAt, textOf, valueAt } from '../form/form-document';
import { Findings } from './findings';
import { insertDefinition, insertServices } from './insert';
import type { Inserted, Use } from './insert';
import { recognise } from './recognise';
import type { Pasted } from './recognise';
import { Summary } from './summary';
import controls from '../form/controls/controls.module.css';
import styles from './paste-panel.module.css';

export interface PastePanelProps {
  /** The whole document, into which a definition or a service goes. */
  readonly text: string;
  /** The document with what was pasted in it, as one edit; `path` is where that stands, `''` for a whole scenario. */
  readonly onInsert: (inserted: Inserted, label: string) => void;
  readonly onCancel: () => void;
}

/** Takes a task definition as people have it, a service or a whole scenario; says what ECS would say of it, and puts it into the document. */
export function PastePanel({ text, onInsert, onCancel }: PastePanelProps): ReactNode {
  const [typed, setTyped] = useState('');
  const read = useDeferredValue(typed);
  const pasted = useMemo(() => recognise(read, text), [read, text]);
  const services = useMemo(() => serviceChoices(text), [text]);
  const [chosen, setChosen] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const use = chosen ?? usualUse(pasted, services);

  const show = ({ offset = 0, length = 0 }: Problem): void => {
    const { current } = area;
    if (current === null) return;
    current.focus();
    current.setSelectionRange(offset, offset + length);
    // Browsers scroll to a selection of their own accord only while typing.
    const line = typed.slice(0, offset).split('\n').length;
    current.scrollTop = Math.max(0, (line - 4) * LINE_HEIGHT_PX);
  };
  const confirm = (): void => {
    switch (pasted.kind) {
      case 'taskDefinition':
        onInsert(insertDefinition(text, pasted.definition, pasted.revision, readUse(use)), `paste ${pasted.family}`);
        break;
      case 'service':
        onInsert(insertServices(text, pasted.services), 'paste a service');
        break;
      case 'scenario':
        onInsert({ text: typed, path: '' }, 'paste a scenario');
        break;
      case 'nothing':
      case 'wrong':
    }
  };
  return (
    <form
      className={styles['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <label htmlFor={id} className={controls['hidden']}>
        Task definition, service or scenario, JSON
      </label>
      <textarea
        id={id}
        ref={area}
        className={styles['text']}
        value={typed}
        placeholder={PLACEHOLDER}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={pasted.kind === 'wrong'}
        aria-describedby={`${id}-verdict`}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div id={`${id}-verdict`} className={styles['verdict']} aria-live="polite">
        <Summary pasted={pasted} />
        <Findings pasted={pasted} text={read} onShow={show} />
      </div>
      {pasted.kind === 'taskDefinition' && (
        <div className={controls['field']}>
          <label htmlFor={`${id}-use`} className={controls['label']}>
            Run it
          </label>
          <select
            id={`${id}-use`}
            className={controls['select']}
            value={use}
            onChange={({ target }) => setChosen(target.value)}
          >
            {services.map(({ value, name }) => (
              <option key={value} value={value}>
                in the service {name}
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
      )}
      <div className={styles['buttons']}>
        <button
          type="submit"
          className={styles['confirm']}
          disabled={pasted.kind === 'nothing' || pasted.kind === 'wrong'}
        >
          {CONFIRM[pasted.kind]}
        </button>
        <button type="button" className={styles['cancel']} onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** Of the type in which the text is set. */
const LINE_HEIGHT_PX = 18;

const PLACEHOLDER = `Paste what you have: the input of register-task-definition, the output of
aws ecs describe-task-definition --task-definition web`;

const CONFIRM: Readonly<Record<Pasted['kind'], string>> = {
  nothing: 'Add',
  wrong: 'Add',
  taskDefinition: 'Add the task definition',
  service: 'Add the service',
  scenario: 'Open the scenario',
};

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
function usualUse(pasted: Pasted, services: readonly ServiceChoice[]): string {
  const own = pasted.kind === 'taskDefinition' ? services.find(({ family }) => family === pasted.family) : undefined;
  return own?.value ?? launchTypes(pasted)[0] ?? 'nobody';
}

/** What a new service can run the definition on. */
function launchTypes(pasted: Pasted): readonly ('EC2' | 'FARGATE')[] {
  return pasted.kind === 'taskDefinition'
    ? (['EC2', 'FARGATE'] as const).filter((type) => pasted.compatibilities.includes(type))
    : [];
}

function readUse(value: string): Use {
  if (value === 'nobody') return { kind: value };
  return value === 'EC2' || value === 'FARGATE'
    ? { kind: 'new', launchType: value }
    : { kind: 'service', index: Number(value) };
}
