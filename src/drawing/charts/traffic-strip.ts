import type { ServiceDetail } from '../../frame/explanation';
import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark } from '../marks';
import { lineWidth, NARROW } from '../text';

/** Where the production traffic goes, and the stages of the deployment that moves it: two strips under the counts. Times in simulated seconds. */

/** Height of both strips with the space around them, px. */
export const TRAFFIC_HEIGHT = 62;
const SHARES = 24;
const STAGES = 16;

interface Place {
  readonly x: (seconds: number) => number;
  /** Where what is drawn ends, in seconds. */
  readonly end: number;
  readonly top: number;
  readonly paint: (deployment: number) => Colour;
}

export function trafficMarks({ deployments }: Pick<ServiceDetail, 'deployments'>, place: Place): Mark[] {
  return [...shareMarks(deployments, place), ...deployments.flatMap((each) => stageMarks(each, place))];
}

/** The share of a deployment at a moment, in per cent. */
export function shareAt({ traffic }: ServiceDetail['deployments'][number], at: number): number {
  return traffic.findLast((each) => each.at <= at)?.percent ?? 0;
}

/** Shares of each deployment, one on the other, up to the whole of the traffic. */
function shareMarks(deployments: ServiceDetail['deployments'], { x, end, top, paint }: Place): Mark[] {
  const moments = [...new Set(deployments.flatMap(({ traffic }) => traffic.map(({ at }) => at)))]
    .filter((at) => at < end)
    .sort((a, b) => a - b);
  const marks: Mark[] = [text('traffic', 0, top + 9)];
  const y = top + 13;
  moments.forEach((at, index) => {
    const [left, right] = [x(at), x(moments[index + 1] ?? end)];
    let below = y + SHARES;
    deployments.forEach((each, deployment) => {
      const height = (shareAt(each, at) / 100) * SHARES;
      if (height === 0 || right <= left) return;
      below -= height;
      marks.push(polygon(rectangle(left, below, right - left, height), { fill: paint(deployment) }));
      const share = `${shareAt(each, at)}%`;
      if (height < 11 || right - left < lineWidth(share, 10, 600) + 6) return;
      marks.push({
        ...text(share, (left + right) / 2, below + height / 2 + 3.5),
        anchor: 'middle',
        size: 10,
        weight: 600,
        fill: `${paint(deployment)}-label` as Colour,
      } as Mark);
    });
  });
  return marks;
}

/** A box for each stage, with its name where it fits. */
function stageMarks({ stages }: ServiceDetail['deployments'][number], { x, end, top }: Place): Mark[] {
  const y = top + 13 + SHARES + 3;
  return stages.flatMap(({ at, stage }, index) => {
    const [left, right] = [x(at), x(stages[index + 1]?.at ?? end)];
    if (right <= left) return [];
    const name = stageName(stage);
    const fits = lineWidth(name, 10) * NARROW + 6 <= right - left;
    return [
      lines([[left, y, left, y + STAGES]], { stroke: 'ink2', strokeWidth: 1 }),
      lines([[left, y + STAGES, right, y + STAGES]], { stroke: 'rule', strokeWidth: 1 }),
      ...(fits ? [{ ...text(name, left + 3, y + 11), size: 10, stretch: NARROW } as Mark] : []),
    ];
  });
}

/** `BAKE_TIME` as `bake time`: capitals do not fit. */
function stageName(stage: string): string {
  return stage.toLowerCase().replaceAll('_', ' ');
}

function text(content: string, x: number, y: number): Mark {
  return { kind: 'text', text: content, x, y, anchor: 'start', size: 11, weight: 400, fill: 'ink3' };
}
