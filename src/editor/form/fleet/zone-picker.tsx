import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { Problems } from '../controls/field';
import { problemsAt, useForm, valueAt } from '../form-document';
import { zonesOf, zonesOfEntry } from './zones';
import styles from './zone-picker.module.css';

/** The zones of an entry of the fleet: one is its `availabilityZone`, several are `availabilityZones`, which its instances go round. */
export function ZonePicker({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const own = zonesOfEntry(valueAt(form.value, path));
  const [one, several] = [
    [...path, 'availabilityZone'],
    [...path, 'availabilityZones'],
  ];
  const toggle = (zone: string): void => {
    const zones = own.includes(zone) ? own.filter((other) => other !== zone) : [...own, zone].sort();
    form.edit(
      [
        { path: one, value: zones.length === 1 ? zones[0] : undefined },
        { path: several, value: zones.length > 1 ? zones : undefined },
      ],
      'availabilityZones',
    );
  };
  return (
    <fieldset className={controls['list']}>
      <legend className={controls['label']}>{own.length > 1 ? 'availabilityZones' : 'availabilityZone'}</legend>
      <div className={styles['zones']}>
        {zonesOf(form.value).map((zone) => (
          <button
            key={zone}
            type="button"
            className={styles['zone']}
            aria-pressed={own.includes(zone)}
            onClick={() => toggle(zone)}
          >
            {zone}
          </button>
        ))}
      </div>
      <Problems problems={[...problemsAt(form.problems, one), ...problemsAt(form.problems, several, true)]} />
    </fieldset>
  );
}
