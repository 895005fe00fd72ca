import type { Camera, StageData } from '../stage/stage-types';
import type { Mark } from '../marks';
import { legendMarks } from './legend';
import type { LegendSource } from './legend';
import { lineMarks } from './line';
import type { Piece } from './line';
import { marksLayer } from './picture';
import type { Layer, Picture } from './picture';
import { stagePictures, statusesOf } from './stage-picture';
import { TITLE_BLOCK, titleBlockLayers } from './title-block';
import type { TitleBlock } from './title-block';

/** A stage with what stands around it on paper. */
export interface StageSheet {
  readonly title: string;
  /** The strategy in a sentence. */
  readonly sentence: readonly Piece[];
  /** What the sender says of it. */
  readonly caption: string;
  readonly worlds: readonly { readonly name: readonly Piece[]; readonly data: StageData }[];
  /** Null for the whole cluster. */
  readonly camera: Camera | null;
  readonly owners: LegendSource['owners'];
  readonly waiting: number;
  readonly block: TitleBlock;
}

/** Of a slide. */
const SIZE = { width: 1280, height: 720 } as const;
const MARGIN = 24;
/** Between worlds side by side. */
const GUTTER = 16;

/** The stage as a drawing on a sheet: sentence above, legend and scale below, title block at the bottom right. */
export function stageSheet({ title, sentence, caption, worlds, camera, owners, waiting, block }: StageSheet): Picture {
  const { width, height } = SIZE;
  const room = width - 2 * MARGIN;
  const head: Mark[] = [...lineMarks(sentence, MARGIN, 42, { size: 20, fill: 'ink2', room: room - 90 }).marks];
  const clock: Mark = {
    kind: 'text',
    text: block.time,
    x: width - MARGIN,
    y: 42,
    anchor: 'end',
    size: 20,
    weight: 600,
    fill: 'ink',
  };
  let top = 56;
  if (caption !== '') {
    head.push(...lineMarks([caption], MARGIN, top + 14, { size: 14, fill: 'ink', room }).marks);
    top += 24;
  }
  const named = worlds.length > 1;
  const bottom = height - MARGIN - TITLE_BLOCK.height;
  const column = (width - MARGIN - GUTTER * (worlds.length - 1)) / Math.max(1, worlds.length);
  const stages = worlds.map(({ data }, at) => ({
    data,
    box: {
      x: MARGIN / 2 + at * (column + GUTTER),
      y: top + (named ? 26 : 0),
      width: column,
      height: bottom - 12 - top - (named ? 26 : 0),
    },
  }));
  const pictures = stagePictures(stages, camera);
  const names = named
    ? worlds.flatMap(({ name }, at) => {
        const x = (stages[at]?.box.x ?? 0) + 16;
        return lineMarks(name, x, top + 20, { size: 16, fill: 'ink', room: column - 32 }).marks;
      })
    : [];
  const statuses = [...new Set(worlds.flatMap(({ data }) => statusesOf(data)))].sort((a, b) => a - b);
  const legend = legendMarks(
    { owners, statuses, info: pictures[0]?.info ?? null, waiting, spot: worlds.some(({ data }) => hasSpot(data)) },
    MARGIN,
    bottom + 6,
    room - TITLE_BLOCK.width - 32,
  );
  const layers: Layer[] = [
    marksLayer([...head, clock, ...names]),
    ...pictures.flatMap(({ layers: own }) => own),
    marksLayer(legend),
    ...titleBlockLayers(block, width - MARGIN - TITLE_BLOCK.width, bottom),
  ];
  return { title, width, height, layers };
}

function hasSpot({ catalog }: StageData): boolean {
  return catalog.instances.some(({ spot }) => spot) || catalog.capacityProviders.some(({ kind }) => kind === 'fargateSpot');
}
