import type * as Drawing from '../../drawing/stage/stage';

/** The drawing of the stage: a script of its own, asked for at the very start and put together beside the page. */
export function stageScript(): Promise<typeof Drawing> {
  return import('../../drawing/stage/stage');
}
