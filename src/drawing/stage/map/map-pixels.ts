import { partsOfInstance, partsOfTask, taskCode } from './codes';
import type { MapPalette } from './palette';
import { fargatePlace } from './picture';
import type { MapCamera, MapGroup, MapPicture, MapPlan } from './picture';

/**
 * The map as pixels: every mark's edges are rounded to device pixels, and only the pixels of marks that have changed are written again. No canvas:
 * what paints it copies the bands that are dirty.
 */
export interface MapPixels {
  /** Takes changes in and writes the pixels that they change. */
  draw(picture: MapPicture): void;
  readonly pixels: Uint32Array<ArrayBuffer>;
  /** In device pixels. */
  readonly width: number;
  readonly height: number;
  /** Calls `copy` for each run of rows that were written since this was last called. */
  flush(copy: (top: number, height: number) => void): void;
}

/** Rows of pixels that are copied together. */
const BAND = 16;
/** Cells at least this large, in device pixels, are apart and show their form; smaller ones only their colour. */
const FORM_FROM = 4;

const NO_MARKS = new Int32Array();

export function createMapPixels(): MapPixels {
  let plan: MapPlan = { instances: 0, groups: [], block: null, fargate: [] };
  let palette: MapPalette | null = null;
  let camera: MapCamera | null = null;
  let codes = new Uint8Array(0);
  /** By column of Fargate tasks: place of its first cell. */
  let fargateFrom: readonly number[] = [];
  /** By instance: its group, and its position in that; -1 where it is not drawn. */
  let groupOf = new Int16Array(0);
  let positionOf = new Int32Array(0);
  let [width, height] = [0, 0];
  let pixels = new Uint32Array(0);
  let dirty = new Uint8Array(0);
  /** Whether cells are large enough to stand apart. */
  let cellsApart = false;
  /** While all is painted anew on paper. */
  let isFresh = false;

  function takePlan(next: MapPlan): void {
    plan = next;
    codes = new Uint8Array(fargatePlace(next, next.fargate.length));
    fargateFrom = next.fargate.map((_, column) => fargatePlace(next, column));
    groupOf = new Int16Array(next.instances).fill(-1);
    positionOf = new Int32Array(next.instances);
    for (const [group, { members }] of next.groups.entries()) {
      for (let position = 0; position < members.length; position += 1) {
        const index = members[position] ?? 0;
        groupOf[index] = group;
        positionOf[index] = position;
      }
    }
  }

  function takeCamera(next: MapCamera): void {
    camera = next;
    const [wide, high] = [Math.round(next.width * next.ratio), Math.round(next.height * next.ratio)];
    if (wide !== width || high !== height) {
      [width, height] = [wide, high];
      pixels = new Uint32Array(width * height);
      dirty = new Uint8Array(Math.ceil(height / BAND));
    }
    const { block } = plan;
    cellsApart =
      block !== null && Math.min(next.boxWidth / block.columns, next.boxHeight / block.rows) * next.ratio >= FORM_FROM;
  }

  function cellsPerInstance(): number {
    return plan.block ? plan.block.columns * plan.block.rows : 0;
  }

  /** Fills a rectangle of device pixels, cut off at the edges. */
  function fill(left: number, top: number, right: number, bottom: number, colour: number): void {
    const [x0, x1] = [Math.max(0, left), Math.min(width, right)];
    const [y0, y1] = [Math.max(0, top), Math.min(height, bottom)];
    if (x0 >= x1) return;
    for (let y = y0; y < y1; y += 1) {
      const row = y * width;
      for (let x = x0; x < x1; x += 1) pixels[row + x] = colour;
    }
    for (let band = Math.floor(y0 / BAND); band * BAND < y1; band += 1) dirty[band] = 1;
  }

  function paintCell(
    instance: number,
    slot: number,
    left: number,
    top: number,
    by: MapCamera,
    colours: MapPalette,
  ): void {
    const { block } = plan;
    if (!block) return;
    const column = slot % block.columns;
    const row = (slot - column) / block.columns;
    const cellWidth = by.boxWidth / block.columns;
    const cellHeight = by.boxHeight / block.rows;
    const x0 = edge((left + column * cellWidth) * by.ratio);
    const x1 = edge((left + (column + 1) * cellWidth) * by.ratio);
    const y0 = edge((top + row * cellHeight) * by.ratio);
    const y1 = edge((top + (row + 1) * cellHeight) * by.ratio);
    const code = codes[plan.instances + instance * block.columns * block.rows + slot] ?? 0;
    const colour = colours.tasks[code] ?? colours.ground;
    if (!cellsApart || code === 0) fill(x0, y0, x1, y1, colour);
    else paintForm(code, x0, y0, x1, y1, colours);
  }

  /** The cell of a Fargate task; paper where it is free. */
  function paintFargate(column: number, at: number, by: MapCamera, colours: MapPalette): void {
    const { across = 1 } = plan.fargate[column] ?? {};
    const { lefts, pitch, side } = by.fargate;
    const left = (lefts[column] ?? 0) + (at % across) * pitch;
    const top = by.fargate.top + Math.floor(at / across) * pitch;
    if (top > by.height || top + pitch < 0 || left > by.width || left + pitch < 0) return;
    const [x0, y0] = [edge(left * by.ratio), edge(top * by.ratio)];
    // From edge to edge, so that no line of pixels is left out where cells are as large as the way to the next.
    const [x1, y1] = [edge((left + side) * by.ratio), edge((top + side) * by.ratio)];
    const code = codes[(fargateFrom[column] ?? 0) + at] ?? 0;
    const isApart = side * by.ratio >= FORM_FROM;
    if (code === 0) fill(x0, y0, x1, y1, colours.paper);
    else if (isApart) paintForm(code, x0, y0, x1 + 1, y1 + 1, colours, colours.paper);
    else fill(x0, y0, x1, y1, colours.tasks[code] ?? colours.ground);
  }

  /** A cell apart from its neighbours: on its way in it is hollow, on its way out half of it is left. */
  function paintForm(
    code: number,
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    colours: MapPalette,
    ground = colours.ground,
  ): void {
    const colour = colours.tasks[code] ?? colours.ground;
    fill(x0, y0, x1, y1, ground);
    const { form, hue, strength } = partsOfTask(code);
    const whole = colours.tasks[taskCode(hue, 0, strength)] ?? colour;
    if (form === 2) {
      fill(x0, y0, x1 - 1, y1 - 1, whole);
      fill(x0 + 1, y0 + 1, x1 - 2, y1 - 2, colours.paper);
    } else if (form === 3) {
      fill(x0, y0, x1 - 1, y1 - 1, colour);
      fill(x0, y1 - 2, x1 - 1, y1 - 1, whole);
    } else fill(x0, y0, x1 - 1, y1 - 1, colour);
  }

  function paintInstance(index: number, left: number, top: number, by: MapCamera, colours: MapPalette): void {
    const code = codes[index] ?? 0;
    const { cut, barred, ringed } = partsOfInstance(code);
    const x0 = edge(left * by.ratio);
    const x1 = edge((left + by.boxWidth) * by.ratio);
    const y0 = edge(top * by.ratio);
    const y1 = edge((top + by.boxHeight) * by.ratio);
    const third = Math.round((y1 - y0) / 3);
    if (plan.block) {
      const cells = cellsPerInstance();
      fill(x0, y0, x1, y1, colours.ground);
      for (let slot = 0; slot < cells; slot += 1) {
        if (codes[plan.instances + index * cells + slot] !== 0) paintCell(index, slot, left, top, by, colours);
      }
    } else {
      fill(x0, y0, x1, y1, colours.paper);
      const colour = colours.instances[code] ?? colours.paper;
      if (code !== 0) fill(x0, cut === 'cpuIdle' ? y0 + third : y0, x1, cut === 'memoryIdle' ? y1 - third : y1, colour);
    }
    if (ringed || !isFresh) paintRing(ringed ? colours.ring : colours.paper, x0, y0, x1, y1, by);
    // Beside the cells, where there are some: nothing hides a task.
    const bar = Math.max(1, Math.round(((plan.block ? by.pitchX - by.boxWidth : by.boxWidth / 3) * by.ratio) / 2));
    const barX = plan.block ? x1 : x1 - bar;
    if (barred) fill(barX, y0, barX + bar, y1, colours.bar);
    else if (plan.block && !ringed) fill(barX, y0, barX + bar, y1, colours.paper);
  }

  /** Around the mark, in the room between it and the next: nothing hides how full it is. Where there is hardly any, only below it. */
  function paintRing(colour: number, x0: number, y0: number, x1: number, y1: number, by: MapCamera): void {
    const gap = Math.min(by.pitchX - by.boxWidth, by.pitchY - by.boxHeight) * by.ratio;
    const line = Math.max(1, Math.min(Math.round(by.ratio * 1.5), Math.floor(gap / 2)));
    fill(x0, y1, x1, y1 + line, colour);
    if (gap < 2) return;
    fill(x0 - line, y0 - line, x1 + line, y0, colour);
    fill(x0 - line, y0, x0, y1 + line, colour);
    fill(x1, y0, x1 + line, y1 + line, colour);
  }

  function repaint(by: MapCamera, colours: MapPalette): void {
    pixels.fill(colours.paper);
    dirty.fill(1);
    isFresh = true;
    for (const [at, group] of plan.groups.entries()) repaintGroup(group, by.lefts[at] ?? 0, by, colours);
    for (const [column, { cells }] of plan.fargate.entries())
      for (let at = 0; at < cells; at += 1)
        if (codes[(fargateFrom[column] ?? 0) + at] !== 0) paintFargate(column, at, by, colours);
    isFresh = false;
  }

  function repaintGroup({ columns, members }: MapGroup, x: number, by: MapCamera, colours: MapPalette): void {
    const firstRow = Math.max(0, Math.floor(-by.top / by.pitchY));
    const lastRow = Math.floor((by.height - by.top) / by.pitchY);
    const first = Math.max(0, Math.floor(-x / by.pitchX));
    const last = Math.min(columns - 1, Math.floor((by.width - x) / by.pitchX));
    for (let row = firstRow; row <= lastRow && row * columns < members.length; row += 1) {
      for (let column = first; column <= last; column += 1) {
        const index = members[row * columns + column];
        if (index === undefined) break;
        paintInstance(index, x + column * by.pitchX, by.top + row * by.pitchY, by, colours);
      }
    }
  }

  function paintFargatePlace(place: number, by: MapCamera, colours: MapPalette): void {
    let at = place;
    for (const [column, { cells }] of plan.fargate.entries()) {
      if (at < cells) return paintFargate(column, at, by, colours);
      at -= cells;
    }
  }

  /** Paints what is at a place: an instance's mark, or a task's cell. */
  function paintPlace(place: number, by: MapCamera, colours: MapPalette): void {
    const cells = cellsPerInstance();
    const first = plan.instances * (1 + cells);
    if (place >= first) return paintFargatePlace(place - first, by, colours);
    const index = place < plan.instances ? place : Math.floor((place - plan.instances) / Math.max(1, cells));
    const group = plan.groups[groupOf[index] ?? -1];
    if (!group) return;
    const position = positionOf[index] ?? 0;
    const column = position % group.columns;
    const left = (by.lefts[groupOf[index] ?? 0] ?? 0) + column * by.pitchX;
    const top = by.top + ((position - column) / group.columns) * by.pitchY;
    if (top > by.height || top + by.pitchY < 0 || left > by.width || left + by.pitchX < 0) return;
    if (place < plan.instances) paintInstance(index, left, top, by, colours);
    else paintCell(index, place - plan.instances - index * cells, left, top, by, colours);
  }

  return {
    draw({ plan: newPlan, palette: newPalette, camera: newCamera, marks = NO_MARKS }) {
      if (newPlan) takePlan(newPlan);
      if (newPalette) palette = newPalette;
      if (newCamera) takeCamera(newCamera);
      const whole = newPlan !== undefined || newPalette !== undefined || newCamera !== undefined;
      for (let at = 0; at < marks.length; at += 2) {
        const [place, code] = [marks[at] ?? 0, marks[at + 1] ?? 0];
        if (codes[place] === code) continue;
        codes[place] = code;
        if (!whole && camera && palette) paintPlace(place, camera, palette);
      }
      if (whole && camera && palette) repaint(camera, palette);
    },
    get pixels() {
      return pixels;
    },
    get width() {
      return width;
    },
    get height() {
      return height;
    },
    flush(copy) {
      let from = -1;
      for (let band = 0; band <= dirty.length; band += 1) {
        if (dirty[band] === 1 && from < 0) from = band;
        if (dirty[band] === 1 || from < 0) continue;
        copy(from * BAND, Math.min(height, band * BAND) - from * BAND);
        from = -1;
      }
      dirty.fill(0);
    },
  };
}

/** The device pixel at which an edge is drawn. A hair is added: what is half a pixel is rounded alike in every block. */
function edge(at: number): number {
  return Math.round(at + 0.001);
}
