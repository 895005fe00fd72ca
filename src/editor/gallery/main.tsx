import { StrictMode, useState } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { importCluster } from '../../scenario/import/import-cluster';
import { parseScenario } from '../../scenario/parse';
import { EditorPanel } from '../editor-panel';
import { FormPanel } from '../form/form-panel';
import type { Draft } from '../monaco/part-models';
import { PastePanel } from '../paste/paste-panel';
import type { ReadCluster } from '../paste/use-cluster';
import example from './example.json?raw';

/** A page of the editor alone, for trying it: `npx vite`, then `/src/editor/gallery/`. Not part of the product. */

const query = new URLSearchParams(location.search);
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
document.documentElement.dataset['theme'] = theme;

const ALL_FORMS = [
  { path: 'services[0]', kind: 'service' },
  { path: 'taskDefinitions[0]', kind: 'taskDefinition' },
  { path: 'containerInstances', kind: 'containerInstances' },
  { path: 'timeline', kind: 'timeline' },
  { path: 'cluster', kind: 'cluster' },
];

function Gallery(): ReactNode {
  const [versions, setVersions] = useState([example]);
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState<Draft | null>(null);
  const text = versions[at] ?? '';
  const parsed = parseScenario(text);
  Object.assign(globalThis, { gallery: { text, draft, versions: versions.length, at } });
  const onEdit = (edited: string): void => {
    setDraft(null);
    if (edited === text) return;
    setVersions([...versions.slice(0, at + 1), edited]);
    setAt(at + 1);
  };
  const path = query.get('path') ?? 'services[0]';
  const kind = query.get('kind') ?? 'service';
  if (query.has('form')) {
    const forms = query.get('form') === 'all' ? ALL_FORMS : [{ path, kind }];
    return (
      <div style={{ display: 'flex', gap: 12, height: '100vh' }}>
        {forms.map((shown) => (
          <div key={shown.kind} style={{ width: 336, height: '100vh', background: 'var(--chrome)' }}>
            <FormPanel text={text} {...shown} problems={parsed.problems} onEdit={onEdit} />
          </div>
        ))}
      </div>
    );
  }
  if (query.has('paste')) {
    return (
      <div style={{ width: 560, padding: 24 }}>
        <PastePanel
          text={text}
          files={[]}
          forCluster={query.get('paste') === 'cluster'}
          readCluster={readCluster}
          copyButton={Nothing}
          onInsert={(inserted) => onEdit(inserted.text)}
          onOpen={onEdit}
          onFiles={() => setAt(0)}
          onLongText={() => setAt(0)}
          onRemoveFile={() => setAt(0)}
          onCancel={() => setAt(0)}
        />
      </div>
    );
  }
  return (
    <div style={{ width: 336, height: '100vh', background: 'var(--chrome)', borderRight: '1px solid var(--line)' }}>
      <EditorPanel
        text={text}
        path={path}
        kind={kind}
        theme={theme}
        problems={parsed.problems}
        draft={draft}
        highlight={query.get('highlight')}
        goTo={null}
        onEdit={onEdit}
        onDraft={setDraft}
        onUndo={() => setAt(Math.max(0, at - 1))}
        onRedo={() => setAt(Math.min(versions.length - 1, at + 1))}
      />
    </div>
  );
}

const readCluster: ReadCluster = (sources, options) => Promise.resolve(importCluster(sources, options));

/** The page's own button is of another room. */
function Nothing(): null {
  return null;
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  );
}
