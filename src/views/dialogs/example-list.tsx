import type { ReactNode } from 'react';
import { galleryParts } from '../../store/gallery';
import type { GalleryEntry } from '../../store/gallery';
import styles from './example-list.module.css';
import { ExamplePicture } from './example-picture';

/** Opens an example by its address, so that the browser's way back leads back. */
function goToExample(id: string): void {
  const hash = `#e=${id}`;
  if (window.location.hash === hash) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else window.location.hash = hash;
}

/** The examples as plain lists of links, by what they are about. */
export function ExampleList({ onChoose }: { readonly onChoose: () => void }): ReactNode {
  return galleryParts().map(({ topic, entries }) => (
    <section key={topic} className={styles['part']}>
      <h3>{topic}</h3>
      <ul className={styles['list']}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <ExampleLink entry={entry} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function ExampleLink({
  entry: { id, title, description, fleet },
  onChoose,
}: {
  readonly entry: GalleryEntry;
  readonly onChoose: () => void;
}): ReactNode {
  return (
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
  );
}
