import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { paintPicture } from '../../../drawing/export/canvas-picture';
import { filmFormat, startFilm } from '../../../drawing/export/film';
import type { Film } from '../../../drawing/export/film';
import type { Picture } from '../../../drawing/export/picture';
import type { TitleBlock } from '../../../drawing/export/title-block';
import { useDocument } from '../../../store/document-store';
import { usePlayback } from '../../../store/playback-store';
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
/** How long the last picture waits until all that is under way has come to rest, wall-clock ms: who is asked for a prediction may think longer. */
const REST_WITHIN_MS = 1_000;

/** The run from the present moment on as a short film, for where no page can be embedded. It plays while it is filmed. */
export function FilmTab({ choice }: { readonly choice: ViewChoice }): ReactNode {
  const session = useSession();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [seconds, setSeconds] = useState<number>(10);
  const [shooting, setShooting] = useState<AbortController | null>(null);
  const format = filmFormat();
  useEffect(() => {
    // What is filmed is on the canvas.
    if (shooting !== null) return;
    const picture = sheetNow(choice);
    if (canvas.current && picture) paintPicture(canvas.current, picture, 1);
  }, [choice, shooting]);
  useEffect(() => () => shooting?.abort(), [shooting]);
  const shoot = async (): Promise<void> => {
    if (format === null || canvas.current === null) return;
    const controller = new AbortController();
    setShooting(controller);
    try {
      const film = await filmed(session, canvas.current, choice, seconds * 1_000, controller.signal);
      if (film) download(film, format.extension);
    } finally {
      setShooting(null);
    }
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
              >{`Record as ${format.extension === 'mp4' ? 'MP4' : 'WebM'}`}</Button>
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

/** Plays, and takes a picture after each frame that is due and one of where it ends; null where it was given up. */
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
  const stop = takeFrames(film, () => sheetNow(choice, block));
  let file: Blob;
  try {
    session.play();
    await passed(lengthMs, signal);
    stop();
    session.pause();
    await Promise.race([session.settled(), passed(REST_WITHIN_MS, signal)]);
    const last = signal.aborted ? null : sheetNow(choice, block);
    if (last) film.take(last);
  } finally {
    stop();
    session.pause();
    file = await film.end();
  }
  return signal.aborted ? null : file;
}

/** Pictures of what the worlds show together: the clock moves when all of them have their frames. Answers with the way to stop. */
function takeFrames(film: Film, pictureNow: () => Picture | null): () => void {
  let nextAtMs = 0;
  return usePlayback.subscribe((state, before) => {
    // The axis grows before the clock moves.
    if (state.durationMs !== before.durationMs || performance.now() < nextAtMs) return;
    const picture = pictureNow();
    if (picture === null) return;
    film.take(picture);
    nextAtMs = performance.now() + PICTURE_EVERY_MS;
  });
}

/** Resolves after a while of the wall clock, or as soon as it is given up. */
function passed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
