import { encode } from 'uqr';
import type { TitleBlock } from '../../../drawing/export/title-block';
import { MODEL_VERSION } from '../../../ecs/model-version';
import { usePlayback } from '../../../store/playback-store';
import { shareLink } from '../../../store/sharing';
import type { ViewChoice } from '../../../store/view-state';
import { clock } from '../../../words/prose';

/** What a picture of the present moment says of itself; its link opens at this moment. */
export function titleBlockNow(scenario: string, choice: ViewChoice): TitleBlock {
  const link = shareLink({ ...choice, moment: true });
  return {
    scenario,
    time: clock(usePlayback.getState().timeMs),
    model: `Stowplan ${MODEL_VERSION}`,
    link,
    code: link === null ? null : codeOf(link),
  };
}

/** Squares a side of the finest code that a camera still reads from a page, and how long a link it holds at most. */
const FINEST_CODE = 109;
const MOST_IN_FINEST = 1_000;

function codeOf(link: string): readonly (readonly boolean[])[] | null {
  if (link.length > MOST_IN_FINEST) return null;
  const { data, size } = encode(link, { ecc: 'L', border: 1 });
  return size > FINEST_CODE ? null : data;
}
