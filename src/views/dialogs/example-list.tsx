import type { ReactNode } from 'react';
import { galleryEntries } from '../../store/gallery';
import { goToExample } from '../header/scenario-menu';
import styles from './example-list.module.css';
import { ExamplePicture } from './example-picture';

/** The examples as a plain list of links. */
export function ExampleList({ onChoose }: { readonly onChoose: () => void }): ReactNode {
  return (
    <ul className={styles['list']}>
      {galleryEntries().map(({ id, title, description, fleet }) => (
        <li key={id}>
          <a
            href={`#e=${id}`}
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
