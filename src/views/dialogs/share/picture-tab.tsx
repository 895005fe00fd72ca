import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { paintPicture, pngOf } from '../../../drawing/export/canvas-picture';
import { svgOf } from '../../../drawing/export/svg-picture';
import { useDocument } from '../../../store/document-store';
import { download } from '../../../store/scenario-file';
import { isZoomed } from '../../../store/view-state';
import type { ViewChoice } from '../../../store/view-state';
import { Button } from '../../controls/button';
import styles from './share.module.css';
import { stageSheetNow } from './stage-sheet-now';
import { Switch } from './view-choices';

/** The stage as a file for slides and print: always in the light theme, with legend, scale and title block. */
export function PictureTab({ choice }: { readonly choice: ViewChoice }): ReactNode {
  const [whole, setWhole] = useState(!isZoomed());
  const good = useDocument((document) => document.good);
  const preview = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = preview.current;
    const picture = stageSheetNow(choice, whole);
    if (canvas && picture) paintPicture(canvas, picture, (canvas.clientWidth * devicePixelRatio) / picture.width);
  }, [choice, whole]);
  const save = async (format: 'png' | 'svg'): Promise<void> => {
    const picture = stageSheetNow(choice, whole);
    if (picture === null) return;
    const file = format === 'png' ? await pngOf(picture) : new Blob([svgOf(picture)], { type: 'image/svg+xml' });
    download(file, format);
  };
  return (
    <>
      <canvas ref={preview} className={styles['preview']} aria-label="The stage as it will be on paper" />
      {!good && <p className={styles['length']}>The stage shows the last good version of the scenario.</p>}
      <div className={styles['lower']}>
        {isZoomed() ? <Switch on={whole} label="The whole cluster" set={setWhole} /> : <span />}
        <p className={styles['buttons']}>
          <Button look="primary" onClick={() => void save('png')}>
            Save as PNG
          </Button>
          <Button onClick={() => void save('svg')}>Save as SVG</Button>
        </p>
      </div>
    </>
  );
}
