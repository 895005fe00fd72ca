import { PanelLeftClose } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { useMeasures } from '../../store/measures-store';
import { usePreferences } from '../../store/preferences-store';
import { useComparing } from '../../store/worlds/worlds';
import { usePanesGivenBack } from '../compare/use-folded-panes';
import { CompareView, EditorPane, ScoreboardDock } from '../later';
import { Button } from '../controls/button';
import { Header } from '../header/header';
import { Inspector } from '../inspector/inspector';
import { StageView } from '../stage/stage-view';
import { Transport } from '../transport/transport';
import styles from './desktop.module.css';
import { Splitter } from './splitter';

function FoldEditor(): ReactNode {
  return (
    <Button
      look="icon"
      label="Fold the editor away"
      icon={<PanelLeftClose aria-hidden="true" />}
      onClick={() => usePreferences.getState().set({ editorOpen: false })}
    />
  );
}

/** The screen from 900 px up: editor, stage, inspector, and the transport below. The stage is always there. */
export function Desktop(): ReactNode {
  const comparing = useComparing();
  usePanesGivenBack();
  const editorOpen = usePreferences((preferences) => preferences.editorOpen);
  const inspectorOpen = usePreferences((preferences) => preferences.inspectorOpen);
  const scoreboard = useMeasures(({ open }) => open);
  const paneSizes = usePreferences((preferences) => preferences.paneSizes);
  const sizes: CSSProperties & Record<`--${string}`, string> = {
    '--editor-width': `${paneSizes.editor}px`,
    '--inspector-width': `${paneSizes.inspector}px`,
    '--transport-height': `${paneSizes.transport}px`,
  };
  return (
    <div className={styles['screen']} style={sizes}>
      <Header />
      <div className={styles['panes']}>
        {editorOpen && (
          <aside className={styles['editor']} aria-label="Editor">
            <EditorPane end={<FoldEditor />} />
            <Splitter pane="editor" side="left" min={260} max={720} label="Width of the editor" />
          </aside>
        )}
        <main className={styles['stage']} aria-label="Stage">
          {comparing ? <CompareView /> : <StageView />}
          {scoreboard && !comparing && <ScoreboardDock />}
        </main>
        {inspectorOpen && (
          <aside className={styles['inspector']} aria-label="Inspector">
            <Splitter pane="inspector" side="right" min={280} max={560} label="Width of the inspector" />
            <Inspector />
          </aside>
        )}
      </div>
      <section className={styles['transport']} aria-label="Transport">
        <Splitter pane="transport" side="below" min={118} max={320} label="Height of the transport" />
        <Transport />
      </section>
    </div>
  );
}
