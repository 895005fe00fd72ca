import type { ReactNode } from 'react';
import { galleryEntries } from '../../store/gallery';
import styles from './example-list.module.css';
import { ExamplePicture } from './example-picture';

/** Opens an example by its address, so that the browser's way back leads back. */
function goToExample(id: string): void {
  const hash = `#e=${id}`;
  if (window.location.hash === hash) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else window.location.hash = hash;
}

/** The examples as a plain list of links. */
export function ExampleList({ onChoose }: { readonly onChoose: () => void }): ReactNode {
  return (
    <ul className={styles['list']}>
      {galleryEntries().map(({ id, title, description, fleet }) => (
        <li key={id}>
          <a
            href={`./#e=${id}`}
            className={styles['example']}
            onClick={(event) => {
              event.preventDefault();
              goToExample(id);
              onChoose();
            }}
          >
            <ExamplePicture fleet={fleet} />
            <span className={styles['words']}>
              <b>{title}</b>
              <span>{description}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
