import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import controls from '../controls/controls.module.css';
import { listAt, textOf, useForm, valueAt } from '../form-document';
import { LoadFields, firstLoad } from '../load/load-form';
import { cpuTargetOf, entriesOf, firstScaling } from './first-entries';
import { ScalingFields } from './scaling-form';
import styles from './scaling.module.css';

/** How a service is loaded and scaled, wherever the document tells it; with one press for a service that is neither. */
export function ServiceScaling({ path }: { readonly path: JsonPath }): ReactNode {
  const form = useForm();
  const service = valueAt(form.value, path);
  const name = textOf(valueAt(service, ['serviceName']));
  const { load, scaling } = entriesOf(form.value, name);
  const desired = valueAt(service, ['desiredCount']);
  const tasks = typeof desired === 'number' ? desired : 1;
  const loads = listAt(form.value, ['load']).length;
  const scalings = listAt(form.value, ['scaling']).length;
  if (valueAt(service, ['schedulingStrategy']) === 'DAEMON')
    return (
      <p className={controls['hint']}>
        A DAEMON service has a task on each instance: its desired count cannot be scaled.
      </p>
    );
  const addLoad = { path: ['load', loads], value: firstLoad(name, tasks) };
  const addScaling = { path: ['scaling', scalings], value: firstScaling(form.value, name, tasks) };
  return (
    <>
      {scaling < 0 && (
        <div className={styles['offer']}>
          <p>
            <b>{name} keeps its desired count.</b> Scaled, it follows its load: CPU utilization held at 60%, as
            Application Auto Scaling does it.
          </p>
          <button
            type="button"
            className={styles['primary']}
            onClick={() => form.edit(load < 0 ? [addLoad, addScaling] : [addScaling], `scale ${name}`)}
          >
            Scale this service
          </button>
        </div>
      )}
      <section className={styles['part']} aria-label={`Load of ${name}`}>
        <header>
          <h3>Load</h3>
          {load >= 0 && (
            <button
              type="button"
              className={styles['quiet']}
              onClick={() => form.edit([{ path: ['load', load], value: undefined }], `remove the load of ${name}`)}
            >
              Remove
            </button>
          )}
        </header>
        {load >= 0 ? (
          <LoadFields path={['load', load]} cpuTarget={cpuTargetOf(valueAt(form.value, ['scaling', scaling]))} />
        ) : (
          <>
            <p className={controls['hint']}>No requests yet: CloudWatch has no datapoint of this service.</p>
            <button type="button" className={controls['add']} onClick={() => form.edit([addLoad], `load ${name}`)}>
              Give it a load
            </button>
          </>
        )}
      </section>
      {scaling >= 0 && (
        <section className={styles['part']} aria-label={`Scaling of ${name}`}>
          <header>
            <h3>Scaling</h3>
            <button
              type="button"
              className={styles['quiet']}
              onClick={() => form.edit([{ path: ['scaling', scaling], value: undefined }], `stop scaling ${name}`)}
            >
              Remove
            </button>
          </header>
          <ScalingFields path={['scaling', scaling]} />
        </section>
      )}
    </>
  );
}
