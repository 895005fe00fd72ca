import type { ReactNode } from 'react';
import type { BadLink } from '../../store/notice-store';
import { useNotices } from '../../store/notice-store';
import { leaveAddress, openDraftOrFirst } from '../../store/opening';
import { Button } from '../controls/button';
import { Logo } from '../controls/logo';
import { useSession } from '../session-context';
import styles from './bad-link-page.module.css';
import { ExampleList } from './example-list';

const WORDS: { readonly [W in BadLink['why']]: { readonly title: string; readonly text: string } } = {
  damaged: {
    title: 'This link is damaged.',
    text: 'Some of its characters are missing or changed; chat programs and line breaks do that. Ask for it again, or for the scenario as a file.',
  },
  'too-large': {
    title: 'This link is too large to open.',
    text: 'Unpacked it would be more than 8 MiB, which no scenario made here is. It was not opened.',
  },
  newer: {
    title: 'This link comes from a newer version.',
    text: 'Reload the page to get the newest version, then open the link again.',
  },
  'not-a-scenario': {
    title: 'This link does not hold a scenario that can be run.',
    text: 'It could be unpacked, but what is in it is not valid.',
  },
  'unknown-example': {
    title: 'There is no such example.',
    text: 'The link names a built-in scenario that this version does not have.',
  },
};

/** In place of a scenario that could not be opened: which of the five it is, and three ways on. The visitor's draft is untouched. */
export function BadLinkPage({ badLink }: { readonly badLink: BadLink }): ReactNode {
  const session = useSession();
  const { title, text } = WORDS[badLink.why];
  const goOn = (): void => {
    leaveAddress();
    useNotices.getState().setBadLink(null);
    void openDraftOrFirst(session);
  };
  return (
    <main className={styles['page']}>
      <div className={styles['content']}>
        <Logo size={28} />
        <h1 className={styles['title']}>{title}</h1>
        <p>{text}</p>
        {badLink.detail !== '' && <p className={styles['detail']}>{badLink.detail}</p>}
        <p className={styles['buttons']}>
          <Button look="primary" onClick={goOn}>
            {badLink.hasDraft ? 'Go on with your draft' : 'Open the first example'}
          </Button>
        </p>
        <h2 className={styles['heading']}>Or open an example</h2>
        <ExampleList onChoose={() => useNotices.getState().setBadLink(null)} />
      </div>
    </main>
  );
}
