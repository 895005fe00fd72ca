import type { Mark } from '../marks';
import type { RunningAnimation, Scheduler } from '../scheduler';
import { serviceSlot } from '../theme';
import { beatDuration, beatPicture } from './beats';
import type { BeatPicture } from './beats';
import { TASK_STATUS } from '../../ecs/status';
import type { Drawn } from './drawn';
import { TIMES } from './motion';
import { beatMarks, wouldGoHereMarks } from './overlay-marks';
import type { HullScene } from './scene';
import type { Snapshot } from './snapshot';
import { instanceShape } from './shapes';
import type { BeatRequest } from './stage-types';
import type { Travellers } from './travellers';

/** Plays the beats of one placement, or shows them as still pictures. */
export interface BeatPlayer {
  show(request: BeatRequest | null, reduced: boolean): Promise<void>;
  /** What the stage shows of the present beat; null outside of slow motion. */
  readonly picture: BeatPicture | null;
  /** The task that is being placed, -1 for none: hidden until it has travelled. */
  readonly hiddenTask: number;
  marks(drawn: Drawn, unit: number): Mark[];
}

export interface BeatPlayerContext {
  readonly host: HTMLElement;
  readonly scheduler: Scheduler;
  readonly travellers: Travellers;
  drawn(): Drawn | null;
  snapshot(): Snapshot | null;
  pan(): { readonly x: number; readonly y: number };
  readonly repaint: () => void;
}

/** Lane thickness of a hull in the tray while it is placed. */
const TRAY_LANE = 18;

export function createBeatPlayer(context: BeatPlayerContext): BeatPlayer {
  const { scheduler, travellers, repaint } = context;
  let request: BeatRequest | null = null;
  let picture: BeatPicture | null = null;
  let running: RunningAnimation | null = null;
  let arrived = false;

  function update(elapsedMs: number): void {
    const snapshot = context.snapshot();
    picture =
      request && snapshot
        ? beatPicture(request.explanation, snapshot.catalog, request.index, elapsedMs, request.tagOf)
        : null;
  }

  /** The hull of the task that is placed: the one in the frame, or where it would go. */
  function target(drawn: Drawn): HullScene | null {
    if (!request || !picture || picture.chosen < 0) return null;
    const { taskIndex } = request;
    return drawn.scene.hulls.find((hull) => hull.taskIndex === taskIndex) ?? wouldBe(request, picture.chosen, drawn);
  }

  function depart(drawn: Drawn): void {
    const hull = target(drawn);
    if (!hull || !request) return;
    const { metrics } = drawn.layout;
    const pan = context.pan();
    const box = context.host.getBoundingClientRect();
    const { origin } = request;
    const from = origin
      ? { x: origin.left + origin.width + 8 - box.left - pan.x, y: origin.top + origin.height / 2 - box.top - pan.y }
      : { x: metrics.left - pan.x, y: metrics.railY - pan.y };
    void travellers.start(
      drawn.layout,
      [
        {
          hull,
          origin: { kind: 'point', ...from },
          ringed: true,
          ...(origin && { railLane: TRAY_LANE * metrics.unit }),
        },
      ],
      TIMES.travelSlow,
    );
  }

  return {
    get picture() {
      return picture;
    },
    get hiddenTask() {
      return request && !arrived ? (request.taskIndex ?? -1) : -1;
    },
    show(next, reduced) {
      running?.cancel();
      travellers.finish();
      request = next;
      arrived = false;
      update(reduced ? Infinity : 0);
      repaint();
      if (!next) return Promise.resolve();
      const duration = beatDuration(next.explanation, next.index);
      const drawn = context.drawn();
      if (next.index === 3 && !reduced && drawn) depart(drawn);
      const animation = scheduler.animate({
        duration,
        tick(progress) {
          if (reduced) return;
          update(progress * duration);
          repaint();
        },
        end() {
          if (request === next && next.index === 3) arrived = true;
          repaint();
        },
      });
      running = animation;
      return animation.done;
    },
    marks(drawn, unit) {
      if (!request || !picture) return [];
      const marks: Mark[] = [];
      for (const [index, beat] of picture.instances) {
        const frame = drawn.inView.includes(index) ? instanceShape(index, drawn.layout) : null;
        if (frame && drawn.scene.instances.length > 0) marks.push(...beatMarks(beat, frame, unit));
      }
      const hull = arrived ? null : target(drawn);
      if (hull) marks.push(...wouldGoHereMarks(hull, request.explanation.request.subject, 11 * unit));
      return marks;
    },
  };
}

/** The hull of a task that is not in the frame yet, after the last one of its instance. */
function wouldBe({ explanation, colour, taskIndex }: BeatRequest, index: number, drawn: Drawn): HullScene | null {
  const instance = drawn.scene.instances.find((each) => each.instanceIndex === index);
  if (!instance || instance.cpuUnitsPerPixel === 0 || instance.memoryMiBPerPixel === 0) return null;
  const { free } = instance;
  const { cpuUnits, memoryMiB, owner, subject } = explanation.request;
  return {
    ...free,
    cpuTo: free.cpuFrom + Math.max(0.5, cpuUnits / instance.cpuUnitsPerPixel - 1),
    memoryTo: free.memoryFrom + Math.max(0.5, memoryMiB / instance.memoryMiBPerPixel - 1),
    taskIndex: taskIndex ?? -1,
    instanceIndex: index,
    ownerIndex: -1,
    colour: serviceSlot(colour),
    ownerName: owner,
    number: Number(/-(\d+)$/.exec(subject)?.[1] ?? 0),
    status: TASK_STATUS.PENDING,
    stopCode: -1,
    older: false,
    revisionName: '',
    revision: 0,
    cpuUnits,
    memoryMiB,
    gpus: 0,
    hostPorts: [],
    unhealthy: false,
    isProtected: false,
    daemon: false,
    platform: 0,
    fargate: null,
  };
}
