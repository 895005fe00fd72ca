import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { paintPicture, pngOf } from '../../../drawing/export/canvas-picture';
import type { Picture } from '../../../drawing/export/picture';
import { svgOf } from '../../../drawing/export/svg-picture';
import { useDocument } from '../../../store/document-store';
import { followMeasures } from '../../../store/measures-following';
import { useMeasures } from '../../../store/measures-store';
import { download } from '../../../store/scenario-file';
import { isZoomed } from '../../../store/view-state';
import type { ViewChoice } from '../../../store/view-state';
import { Button } from '../../controls/button';
import { scoreboardSheetNow } from './scoreboard-sheet-now';
import styles from './share.module.css';
import { stageSheetNow } from './stage-sheet-now';

const SUBJECTS = [
  { id: 'seen', label: 'The stage as it is seen' },
  { id: 'whole', label: 'The whole cluster' },
  { id: 'scoreboard', label: 'The scoreboard' },
] as const;
type Subject = (typeof SUBJECTS)[number]['id'];

/** The stage or the scoreboard as a file for slides and print: always in the light theme, with legend, scale and title block. */
export function PictureTab({ choice }: { readonly choice: ViewChoice }): ReactNode {
  const zoomed = isZoomed();
  const [subject, setSubject] = useState<Subject>(zoomed ? 'seen' : 'whole');
  const good = useDocument((document) => document.good);
  const preview = useRef<HTMLCanvasElement>(null);
  useEffect(followMeasures, []);
  useEffect(() => {
    const paint = (): void => {
      const canvas = preview.current;
      const picture = pictureNow(choice, subject);
      if (canvas && picture) paintPicture(canvas, picture, (canvas.clientWidth * devicePixelRatio) / picture.width);
    };
    paint();
    // What the scoreboard shows comes later.
    return subject === 'scoreboard' ? useMeasures.subscribe(paint) : undefined;
  }, [choice, subject]);
  const save = async (format: 'png' | 'svg'): Promise<void> => {
    const picture = pictureNow(choice, subject);
    if (picture === null) return;
    const file = format === 'png' ? await pngOf(picture) : new Blob([svgOf(picture)], { type: 'image/svg+xml' });
    download(file, format);
  };
  return (
    <>
      <fieldset className={styles['switches']}>
        <legend>Of</legend>
        {SUBJECTS.filter(({ id }) => zoomed || id !== 'seen').map(({ id, label }) => (
          <label key={id} className={styles['switch']}>
            <input type="radio" name="subject" checked={subject === id} onChange={() => setSubject(id)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <canvas ref={preview} className={styles['preview']} aria-label="As it will be on paper" />
      {!good && <p className={styles['length']}>The stage shows the last good version of the scenario.</p>}
      <p className={styles['buttons']}>
        <Button look="primary" onClick={() => void save('png')}>
          Save as PNG
        </Button>
        <Button onClick={() => void save('svg')}>Save as SVG</Button>
      </p>
    </>
  );
}

function pictureNow(choice: ViewChoice, subject: Subject): Picture | null {
  return subject === 'scoreboard' ? scoreboardSheetNow(choice) : stageSheetNow(choice, subject === 'whole');
}
