import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { paintPicture } from '../../../drawing/export/canvas-picture';
import { filmFormat, startFilm } from '../../../drawing/export/film';
import type { Picture } from '../../../drawing/export/picture';
import type { TitleBlock } from '../../../drawing/export/title-block';
import { useDocument } from '../../../store/document-store';
import { download } from '../../../store/scenario-file';
import type { Session } from '../../../store/session';
import { isZoomed } from '../../../store/view-state';
import type { ViewChoice } from '../../../store/view-state';
import { Button } from '../../controls/button';
import { useSession } from '../../session-context';
import styles from './share.module.css';
import { stageSheetNow } from './stage-sheet-now';
import { titleBlockNow } from './title-block-now';

const LENGTHS_S = [5, 10, 20, 30] as const;
/** From one picture to the next at least, wall-clock ms. */
const PICTURE_EVERY_MS = 120;

/** The run from the present moment on as a short film, for where no page can be embedded. It plays while it is filmed. */
export function FilmTab({ choice }: { readonly choice: ViewChoice }): ReactNode {
  const session = useSession();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [seconds, setSeconds] = useState<number>(10);
  const [shooting, setShooting] = useState<AbortController | null>(null);
  const format = filmFormat();
  useEffect(() => {
    const picture = sheetNow(choice);
    if (canvas.current && picture) paintPicture(canvas.current, picture, 1);
  }, [choice]);
  useEffect(() => () => shooting?.abort(), [shooting]);
  const shoot = async (): Promise<void> => {
    if (format === null || canvas.current === null) return;
    const controller = new AbortController();
    setShooting(controller);
    const film = await filmed(session, canvas.current, choice, seconds * 1_000, controller.signal);
    setShooting(null);
    if (film) download(film, format.extension);
  };
  return (
    <>
      <canvas ref={canvas} className={styles['preview']} aria-label="The film" />
      {format === null ? (
        <p className={styles['length']}>This browser cannot film. Save a picture, or send the link.</p>
      ) : (
        <div className={styles['lower']}>
          <label className={styles['inline']}>
            <span>Length</span>
            <select
              className={styles['field']}
              disabled={shooting !== null}
              value={seconds}
              onChange={({ target }) => setSeconds(Number(target.value))}
            >
              {LENGTHS_S.map((length) => (
                <option key={length} value={length}>{`${length} seconds`}</option>
              ))}
            </select>
          </label>
          <p className={styles['buttons']}>
            {shooting ? (
              <Button onClick={() => shooting.abort()}>Filming … Cancel</Button>
            ) : (
              <Button
                look="primary"
                onClick={() => void shoot()}
              >{`Film it as ${format.extension.toUpperCase()}`}</Button>
            )}
          </p>
        </div>
      )}
      <p className={styles['length']}>It plays on from this moment, at the transport’s speed, and stops at the end.</p>
    </>
  );
}

/** All pictures have one title block: making it takes longer than a picture may. */
function sheetNow(choice: ViewChoice, block?: TitleBlock): Picture | null {
  return stageSheetNow(choice, !isZoomed(), block);
}

/** Plays, and takes a picture after each frame that is due; null where it was given up. */
async function filmed(
  session: Session,
  canvas: HTMLCanvasElement,
  choice: ViewChoice,
  lengthMs: number,
  signal: AbortSignal,
): Promise<Blob | null> {
  const format = filmFormat();
  const first = sheetNow(choice);
  if (format === null || first === null) return null;
  const block = titleBlockNow(useDocument.getState().scenario?.name ?? '', choice);
  const film = startFilm(canvas, format, first);
  let nextAtMs = 0;
  const stop = session.frames.subscribe(() => {
    const now = performance.now();
    const picture = now >= nextAtMs ? sheetNow(choice, block) : null;
    if (picture === null) return;
    film.take(picture);
    nextAtMs = performance.now() + PICTURE_EVERY_MS;
  });
  session.play();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, lengthMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  stop();
  session.pause();
  const file = await film.end();
  return signal.aborted ? null : file;
}
