import { createStage } from '../../../src/drawing/stage/stage';
import type { StageData } from '../../../src/drawing/stage/stage-types';
import { cssDeclarations } from '../../../src/drawing/tokens';
import type { Frame } from '../../../src/frame/frame';
import { changingFrames, fleetOf } from './fleet';

/** The product's stage alone, over the whole page, fed with frames as the page's frame store would hand them to it. */

/** When the painter's worker has said that a picture is painted. */
const painted: number[] = [];
window.Worker = class extends Worker {
  constructor(...parameters: ConstructorParameters<typeof Worker>) {
    super(...parameters);
    this.addEventListener('message', () => painted.push(performance.now()));
  }
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(`:root {\n${cssDeclarations('light')}\n}`);
document.adoptedStyleSheets.push(sheet);
const host = document.createElement('main');
document.body.append(host);
const nothing = (): void => undefined;
const stage = createStage(host, { onSelect: nothing, onHover: nothing, onActivate: nothing, onZoom: nothing });

let data: StageData | null = null;
let nextFrame: (() => Frame) | null = null;

function advance(): void {
  if (!data || !nextFrame) throw new Error('prepare comes first');
  data = { ...data, frame: nextFrame(), cause: 'advance' };
  stage.setData(data);
}

window.bench = {
  async prepare(size) {
    const { catalog, frame } = fleetOf(size);
    data = {
      catalog,
      frame,
      cause: 'world',
      speed: 1_000,
      selection: null,
      hover: null,
      litOwner: null,
      theme: 'light',
      shade: 'tasks',
    };
    nextFrame = changingFrames(frame, size.changes);
    stage.setData(data);
    await stage.scheduler.idle();
  },
  eachFrame: advance,
  pictures: () => painted.splice(0),
  async change() {
    advance();
    await stage.scheduler.idle();
  },
};
