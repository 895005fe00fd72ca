import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { documentParts } from '../../store/document-parts';
import type { DocumentPart } from '../../store/document-parts';
import { useGoTo } from '../../store/go-to-store';
import { usePreferences } from '../../store/preferences-store';
import type { EditorTab } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import { editorTabOf } from '../clauses';
import { TabPanel, Tabs, useTabsBase } from '../controls/tabs';
import type { Tab } from '../controls/tabs';
import { AddEntry } from './add-entry';
import { EditedContext, patchPath, useEdited, useEditedSide } from './edited';
import { EditorFooter } from './editor-footer';
import styles from './editor-pane.module.css';
import { PartEditor } from './part-editor';
import { SideSwitch } from './side-switch';

const TABS: readonly Tab<EditorTab>[] = [
  { id: 'cluster', label: 'Cluster' },
  { id: 'tasks', label: 'Tasks' },
  { id: 'services', label: 'Services' },
  { id: 'timeline', label: 'Timeline' },
  { id: 'scenario', label: '{ }', name: 'The whole scenario' },
];

const WHOLE: readonly DocumentPart[] = [{ path: '', name: 'scenario', kind: 'scenario' }];

/** The editor: the scenario by its parts, as ECS's own JSON or as a form. `end`: what stands at the end of its tabs. */
export function EditorPane({ end }: { readonly end: ReactNode }): ReactNode {
  const edited = useEditedSide();
  return (
    <EditedContext value={edited}>
      <SideSwitch />
      <Parts end={end} />
    </EditedContext>
  );
}

function Parts({ end }: { readonly end: ReactNode }): ReactNode {
  const tab = usePreferences((preferences) => preferences.editorTab);
  const { text, side } = useEdited();
  const base = useTabsBase();
  const parts = useParts(text, tab, side);
  const [chosen, setChosen] = useChosenPart(tab, parts);
  const subTabs = tab === 'services' || tab === 'tasks' || tab === 'cluster';
  return (
    <>
      <div className={styles['bar']}>
        <Tabs
          base={base}
          name="Parts of the scenario"
          tabs={TABS}
          selected={tab}
          onSelect={(id) => usePreferences.getState().set({ editorTab: id })}
        >
          {end}
        </Tabs>
      </div>
      <TabPanel base={base} selected={tab} className={styles['panel']}>
        {subTabs && (
          <div className={styles['entries']}>
            <Tabs
              base={`${base}-entries`}
              look="sub"
              name={TABS.find(({ id }) => id === tab)?.name ?? tab}
              tabs={parts.map(({ path, name }) => ({ id: path, label: name }))}
              selected={chosen?.path ?? ''}
              onSelect={setChosen}
            >
              {side === null && <AddEntry tab={tab} />}
            </Tabs>
          </div>
        )}
        {subTabs ? (
          <TabPanel base={`${base}-entries`} selected={chosen?.path ?? ''} className={styles['content']}>
            {chosen ? <PartEditor part={chosen} /> : <NoEntries tab={tab} />}
          </TabPanel>
        ) : (
          <div className={styles['content']}>{chosen && <PartEditor part={chosen} />}</div>
        )}
      </TabPanel>
      <EditorFooter part={chosen} />
    </>
  );
}

/** The parts under a tab. While the text is not JSON, those that were there before. */
function useParts(text: string, tab: EditorTab, side: number | null): readonly DocumentPart[] {
  return useMemo(() => {
    if (tab !== 'scenario') return documentParts(text)[tab];
    return side === null ? WHOLE : [{ path: patchPath(side), name: 'patch', kind: 'patch' }];
  }, [text, tab, side]);
}

/** The entry on show per tab; a clause that is pointed at, or a place to go to, brings its entry forward. */
function useChosenPart(
  tab: EditorTab,
  parts: readonly DocumentPart[],
): readonly [DocumentPart | undefined, (path: string) => void] {
  const [chosen, setChosen] = useState<Partial<Record<EditorTab, string>>>({});
  const clause = useSelection((selection) => selection.clause);
  const place = useGoTo((state) => state.place);
  const [followed, setFollowed] = useState({ clause, place });
  if (clause !== followed.clause || place !== followed.place) {
    setFollowed({ clause, place });
    const path = place !== followed.place ? (place?.path ?? null) : clause;
    const part =
      path !== null && editorTabOf(path) === tab ? parts.find((other) => holds(other.path, path)) : undefined;
    if (part && part.path !== chosen[tab]) setChosen({ ...chosen, [tab]: part.path });
  }
  const part = parts.find(({ path }) => path === chosen[tab]) ?? parts[0];
  return [part, (path) => setChosen({ ...chosen, [tab]: path })];
}

/** Whether a clause lies in the part. */
function holds(part: string, clause: string): boolean {
  return clause === part || (clause.startsWith(part) && /^[.[]/.test(clause.slice(part.length)));
}

function NoEntries({ tab }: { readonly tab: EditorTab }): ReactNode {
  return (
    <p className={styles['none']}>
      {tab === 'tasks'
        ? 'No task definition yet. Add one, or paste what describe-task-definition prints.'
        : 'No service yet. Add one with +.'}
    </p>
  );
}
