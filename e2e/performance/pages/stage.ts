import { createStage } from '../../../src/drawing/stage/stage';
import type { StageData } from '../../../src/drawing/stage/stage-types';
import { cssDeclarations } from '../../../src/drawing/tokens';
import type { Frame } from '../../../src/frame/frame';
import { changingFrames, fleetOf } from './fleet';

/** The product's stage alone, over the whole page, fed with frames as the page's frame store would hand them to it. */

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
  async change() {
    advance();
    await stage.scheduler.idle();
  },
};
