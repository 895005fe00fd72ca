import { ListFilter, Maximize, PanelLeft, PanelRight, Scale, Table2, ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import type { Stage } from '../../drawing/stage/stage-types';
import { useArrangement } from '../../store/arrangement-store';
import { openDialog } from '../../store/dialog-store';
import { useLayoutInfo } from '../../store/layout-store';
import { useMeasures } from '../../store/measures-store';
import { usePreferences } from '../../store/preferences-store';
import { useComparing } from '../../store/worlds/worlds';
import { Button } from '../controls/button';
import { useToolsOpen } from './tools/use-tools';
import styles from './stage-view.module.css';

interface StageButtonsProps {
  readonly stage: RefObject<Stage | null>;
  readonly table: boolean;
  readonly onTable: (table: boolean) => void;
}

/** Zoom, the table in place of the drawing, and the way back for folded panes. */
export function StageButtons({ stage, table, onTable }: StageButtonsProps): ReactNode {
  const editorOpen = usePreferences((preferences) => preferences.editorOpen);
  const inspectorOpen = usePreferences((preferences) => preferences.inspectorOpen);
  const set = usePreferences((preferences) => preferences.set);
  return (
    <div className={styles['buttons']}>
      {!editorOpen && (
        <Button
          look="icon"
          label="Show the editor"
          icon={<PanelLeft aria-hidden="true" />}
          onClick={() => set({ editorOpen: true })}
        />
      )}
      <ToolsButton />
      <Button
        look="icon"
        label="Zoom in"
        keys="+"
        disabled={table}
        icon={<ZoomIn aria-hidden="true" />}
        onClick={() => stage.current?.zoomIn()}
      />
      <Button
        look="icon"
        label="Zoom out"
        keys="-"
        disabled={table}
        icon={<ZoomOut aria-hidden="true" />}
        onClick={() => stage.current?.zoomOut()}
      />
      <Button
        look="icon"
        label="Show all"
        keys="0"
        disabled={table}
        icon={<Maximize aria-hidden="true" />}
        onClick={() => stage.current?.fit()}
      />
      <Button
        look="icon"
        label={table ? 'Show the drawing' : 'Show as a table'}
        pressed={table}
        icon={<Table2 aria-hidden="true" />}
        onClick={() => onTable(!table)}
      />
      <ScoreboardButton />
      {!inspectorOpen && (
        <Button
          look="icon"
          label="Show the inspector"
          icon={<PanelRight aria-hidden="true" />}
          onClick={() => set({ inspectorOpen: true })}
        />
      )}
    </div>
  );
}

function ToolsButton(): ReactNode {
  const open = useToolsOpen();
  return (
    <Button
      look="icon"
      label="Arrange and filter"
      aria-expanded={open}
      icon={<ListFilter aria-hidden="true" />}
      onClick={() => useArrangement.setState({ open: !open })}
    />
  );
}

/** Of worlds side by side the scoreboard is there anyway. */
function ScoreboardButton(): ReactNode {
  const open = useMeasures((measures) => measures.open);
  if (useComparing()) return null;
  return (
    <Button
      look="icon"
      label="Scoreboard"
      pressed={open}
      icon={<Scale aria-hidden="true" />}
      onClick={() => useMeasures.setState({ open: !open })}
    />
  );
}

/** On a small screen two fingers zoom; what is left are the way back and the table. */
export function PhoneStageButtons({ stage, table, onTable }: StageButtonsProps): ReactNode {
  const zoomed = useLayoutInfo(({ info }) => (info?.zoom ?? 1) > 1);
  return (
    <div className={styles['buttons']}>
      <Button
        look="icon"
        label="Arrange and filter"
        icon={<ListFilter aria-hidden="true" />}
        onClick={() => openDialog('arrange')}
      />
      {zoomed && (
        <Button
          look="icon"
          label="Show all"
          icon={<Maximize aria-hidden="true" />}
          onClick={() => stage.current?.fit()}
        />
      )}
      <Button
        look="icon"
        label={table ? 'Show the drawing' : 'Show as a table'}
        pressed={table}
        icon={<Table2 aria-hidden="true" />}
        onClick={() => onTable(!table)}
      />
      <Button
        look="icon"
        label="Scoreboard"
        icon={<Scale aria-hidden="true" />}
        onClick={() => openDialog('scoreboard')}
      />
    </div>
  );
}
