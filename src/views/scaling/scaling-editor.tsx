import { Suspense, lazy, useMemo } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { FormPanelProps } from '../../editor/form/form-panel';
import { documentParts } from '../../store/document-parts';
import { usePlayback } from '../../store/playback-store';
import { useEditedSide } from '../editor-pane/edited';
import styles from './scaling.module.css';

const FormPanel = lazy(async (): Promise<{ default: ComponentType<FormPanelProps> }> => ({
  default: (await import('../../editor/form/form-panel')).FormPanel,
}));

/** What a service is told about its load and its scaling: the form of the editor, where the chart is. */
export function ScalingEditor({ service }: { readonly service: string }): ReactNode {
  const { text, problems, edit } = useEditedSide();
  // While it plays the form would be made anew with every second.
  const now = usePlayback(({ playing, timeMs }) => (playing ? null : Math.floor(timeMs / 1_000)));
  const part = useMemo(() => documentParts(text).services.find(({ name }) => name === service), [text, service]);
  if (part === undefined)
    return <p className={styles['quiet']}>The timeline makes this service: its scaling is told there too.</p>;
  return (
    <div className={styles['editor']}>
      <Suspense>
        <FormPanel
          text={text}
          path={part.path}
          kind="serviceScaling"
          problems={problems}
          {...(now === null ? {} : { now })}
          onEdit={edit}
        />
      </Suspense>
    </div>
  );
}
