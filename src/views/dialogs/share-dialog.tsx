import { Suspense, lazy, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useDocument } from '../../store/document-store';
import { readDocument } from '../../store/document-parts';
import { saveAsFile, saveText } from '../../store/scenario-file';
import { likelyChoice, textToShare } from '../../store/view-state';
import { Button } from '../controls/button';
import { TabPanel, Tabs, useTabsBase } from '../controls/tabs';
import { useSession } from '../session-context';
import { DialogFrame } from './dialog-frame';
import { EmbedTab } from './share/embed-tab';
import { LinkTab } from './share/link-tab';
import styles from './share/share.module.css';
import { ViewChoices } from './share/view-choices';

/** What draws pictures is loaded for who wants one. */
const FilmTab = lazy(async () => ({ default: (await import('./share/film-tab')).FilmTab }));
const PictureTab = lazy(async () => ({ default: (await import('./share/picture-tab')).PictureTab }));

const TABS = [
  { id: 'link', label: 'Link' },
  { id: 'embed', label: 'Embed' },
  { id: 'picture', label: 'Picture' },
  { id: 'film', label: 'Film' },
] as const;

/** The whole scenario to give away, opening at what is seen now: as a link, as HTML for another page, as a picture, as a file. */
export function ShareDialog(): ReactNode {
  const session = useSession();
  const text = useDocument((document) => document.text);
  const [choice, setChoice] = useState(likelyChoice);
  const [tab, setTab] = useState<(typeof TABS)[number]['id']>('link');
  const base = useTabsBase();
  // What is given away is the moment at which a person asked for it.
  useEffect(() => session.pause(), [session]);
  if (readDocument(text) === null) {
    return (
      <DialogFrame title="Share">
        <p>The text is not JSON at present, so there is no link to it. Fix it first, or save it as a file.</p>
        <p className={styles['buttons']}>
          <Button onClick={saveAsFile}>Save as a file</Button>
        </p>
      </DialogFrame>
    );
  }
  return (
    <DialogFrame
      title="Share"
      about="The link is the whole scenario. It needs no account and no server, and never expires."
      focusField={false}
    >
      <ViewChoices choice={choice} onChange={setChoice} />
      <Tabs tabs={TABS} selected={tab} onSelect={setTab} name="As" base={base} look="sub" />
      <TabPanel base={base} selected={tab} className={styles['panel']}>
        {tab === 'link' && <LinkTab choice={choice} onFile={() => saveText(textToShare(choice))} />}
        {tab === 'embed' && <EmbedTab choice={choice} />}
        <Suspense>
          {tab === 'picture' && <PictureTab choice={choice} />}
          {tab === 'film' && <FilmTab choice={choice} />}
        </Suspense>
      </TabPanel>
    </DialogFrame>
  );
}
