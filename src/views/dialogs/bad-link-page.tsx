import type { ReactNode } from 'react';
import type { BadLink } from '../../store/notice-store';
import { useNotices } from '../../store/notice-store';
import { leaveAddress, openDraftOrFirst } from '../../store/opening';
import { BAD_LINK_WORDS } from '../../words/link-words';
import { Button } from '../controls/button';
import { Logo } from '../controls/logo';
import { useSession } from '../session-context';
import styles from './bad-link-page.module.css';
import { ExampleList } from './example-list';

/** In place of a scenario that could not be opened: which of the five it is, and three ways on. The visitor's draft is untouched. */
export function BadLinkPage({ badLink }: { readonly badLink: BadLink }): ReactNode {
  const session = useSession();
  const { title, text } = BAD_LINK_WORDS[badLink.why];
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
