import type { ReactNode } from 'react';
import type { InstanceFacts } from '../../store/facts';
import styles from './inspector.module.css';
import { useInstanceDetail } from './use-answers';

/** The attributes that expressions and spreads can ask for. Those that only say what the agent can do come last, folded. */
export function InstanceAttributes({ instance }: { readonly instance: InstanceFacts }): ReactNode {
  const detail = useInstanceDetail(instance.instanceIndex, instance.status);
  const attributes = attributesOf(detail);
  if (attributes.length === 0) return null;
  const capabilities = attributes.filter(({ value }) => value === '');
  return (
    <section className={styles['section']}>
      <h3>Attributes</h3>
      <table className={styles['rows']}>
        <tbody>
          {attributes
            .filter(({ value }) => value !== '')
            .map(({ name, value }) => (
              <tr key={name}>
                <th scope="row" className={styles['name']}>
                  {name}
                </th>
                <td className={styles['code']}>{value}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {capabilities.length > 0 && (
        <details className={styles['note']}>
          <summary>{capabilities.length} without a value</summary>
          <ul className={styles['code']}>
            {capabilities.map(({ name }) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

function attributesOf(detail: Readonly<Record<string, unknown>> | null): Attribute[] {
  const list = detail?.['attributes'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: { readonly name?: unknown; readonly value?: unknown }) =>
    typeof entry.name === 'string'
      ? [{ name: entry.name, value: typeof entry.value === 'string' ? entry.value : '' }]
      : [],
  );
}
