import type { ReactNode } from 'react';
import { saveAsFile } from '../store/scenario-file';
import { Button } from './controls/button';
import styles from './error-page.module.css';

/** What stands in the page's place when a part of it failed: the draft is kept, and there are two ways on. */
export function ErrorPage({ error }: { readonly error: unknown }): ReactNode {
  return (
    <main className={styles['page']} role="alert">
      <h1>Something on this page failed.</h1>
      <p>Your scenario is kept on this device. Reload the page to go on with it, or save it as a file first.</p>
      <p className={styles['buttons']}>
        <Button look="primary" onClick={() => window.location.reload()}>
          Reload
        </Button>
        <Button onClick={saveAsFile}>Save as a file</Button>
      </p>
      <details>
        <summary>What failed</summary>
        <pre>{error instanceof Error ? error.message : String(error)}</pre>
      </details>
    </main>
  );
}
