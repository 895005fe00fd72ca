import { createStage } from '../stage/stage';
import { cssDeclarations } from '../tokens';
import type { ThemeName } from '../tokens';
import { drawCharts } from './charts';
import { WEB_9 } from '../testing/placement';
import type { HandWorld } from '../testing/hand-world';
import {
  balanced,
  signs,
  blueGreen,
  everyState,
  failedZone,
  fargateAlone,
  fargateBeside,
  fleet,
  longNames,
  rollingDeployment,
  unequalTypes,
} from '../testing/worlds';

/** A page for looking at the drawing, served by `vite dev` only: `?case=rolling&theme=dark&width=772&height=560`. */

const query = new URLSearchParams(location.search);

const CASES: Readonly<Record<string, () => HandWorld>> = {
  rolling: () => rollingDeployment(),
  balanced,
  signs,
  bluegreen: blueGreen,
  states: everyState,
  unequal: unequalTypes,
  failed: failedZone,
  long: longNames,
  fargate: fargateBeside,
  alone: () => fargateAlone(Number(query.get('n') ?? 24)),
  fleet: () => fleet(Number(query.get('n') ?? 60)),
  fleet60: () => fleet(60),
  fleet600: () => fleet(600),
  fleet5000: () => fleet(5000),
  many: () => fleet(24, 14),
};

const theme: ThemeName = query.get('theme') === 'dark' ? 'dark' : 'light';
const style = document.createElement('style');
style.textContent = `:root {\n${cssDeclarations(theme)}\n}`;
document.head.append(style);

const main = document.getElementById('gallery');
if (!main) throw new Error('no #gallery');
const name = query.get('case') ?? 'rolling';
if (name === 'charts') drawCharts(main);
else drawStage(main, name);

function drawStage(page: HTMLElement, key: string): void {
  const host = document.createElement('div');
  host.style.width = `${query.get('width') ?? 772}px`;
  host.style.height = `${query.get('height') ?? 560}px`;
  page.append(host);
  const stage = createStage(host, { onSelect() {}, onHover() {}, onActivate() {}, onZoom() {} });
  const world = (CASES[key] ?? (() => rollingDeployment()))();
  const form = query.get('form') === 'phone' ? 'phone' : query.get('form') === 'present' ? 'present' : 'desktop';
  stage.setData({ ...world, cause: 'jump', selection: null, hover: null, litOwner: null, theme, speed: 4, form });
  Object.assign(window, { stage, world, theme, explanation: WEB_9 });
}
