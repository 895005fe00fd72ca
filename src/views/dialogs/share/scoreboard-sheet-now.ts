import { scoreboardSheet } from '../../../drawing/export/scoreboard-sheet';
import type { Picture } from '../../../drawing/export/picture';
import { barShares } from '../../../drawing/scoreboard/bars';
import { useDocument } from '../../../store/document-store';
import { useMeasures } from '../../../store/measures-store';
import type { ViewChoice } from '../../../store/view-state';
import { useWorlds } from '../../../store/worlds/worlds';
import { MEASURE_LINES, bestOf } from '../../../words/measure-words';
import { tradeSentence } from '../../../words/trade-words';
import { titleBlockNow } from './title-block-now';
import { worldName } from './stage-sheet-now';

/** The scoreboard of the present moment as a picture to take away; null until all worlds have been measured. */
export function scoreboardSheetNow(choice: ViewChoice): Picture | null {
  const { worlds } = useWorlds.getState();
  const { measures } = useMeasures.getState();
  const measured = worlds.flatMap((world, index) => {
    const own = measures[index];
    return own ? [{ world, letter: world.letter, measures: own }] : [];
  });
  const { scenario } = useDocument.getState();
  if (scenario === null || measured.length === 0 || measured.length < worlds.length) return null;
  const block = titleBlockNow(scenario.name, choice);
  const all = measured.map(({ measures: own }) => own);
  return scoreboardSheet({
    title: `Scoreboard of ${scenario.name} at ${block.time}`,
    trade: tradeSentence(measured),
    worlds: worlds.length > 1 ? worlds.map(worldName) : [[{ strong: scenario.name }]],
    rows: MEASURE_LINES.map((line) => ({
      label: line.label,
      figures: all.map((own) => figureOf(line, own, worlds.length)),
      shares: barShares(all.map(line.value)),
      best: bestOf(line, all),
    })),
    block,
  });
}

type Line = (typeof MEASURE_LINES)[number];

/** A single world has room for what stands beside the figure. */
function figureOf(line: Line, own: Parameters<Line['figure']>[0], worlds: number): string {
  const detail = worlds > 1 ? null : line.detail(own);
  return detail === null ? line.figure(own) : `${line.figure(own)}  ${detail}`;
}
