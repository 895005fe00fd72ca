import { serviceFill } from '../../drawing/theme';
import { useCaption } from '../../store/caption-store';
import { useDocument } from '../../store/document-store';
import { DEFAULT_STRATEGIES, placementSubjects } from '../../store/placement-subjects';
import { usePlayback } from '../../store/playback-store';
import { useWorld } from '../../store/world-store';
import { useWorlds } from '../../store/worlds/worlds';
import { strategyWords } from '../../words/strategy-words';
import { element } from './element';
import styles from './embed.module.css';

/** The strategy in a sentence, and what the sender says of it. */
export function createHead(): HTMLElement {
  const sentence = element('h1', { class: styles['sentence'] });
  const caption = element('p', { class: styles['caption'] });
  let told = '';
  const tell = (): void => {
    const parts = sentenceNow();
    const text = parts.map((part) => (typeof part === 'string' ? part : part.outerHTML)).join('');
    if (text === told) return;
    told = text;
    sentence.replaceChildren(...parts);
    document.title = `${useDocument.getState().scenario?.name ?? 'Embed'} · Stowplan`;
  };
  const say = (): void => {
    const words = useCaption.getState().caption;
    caption.textContent = words;
    caption.hidden = words === null;
  };
  useDocument.subscribe(tell);
  // An UpdateService of the timeline changes the strategy while it plays.
  usePlayback.subscribe(tell);
  useWorld.subscribe(tell);
  useWorlds.subscribe(tell);
  useCaption.subscribe(say);
  tell();
  say();
  return element('header', { class: styles['head'] }, sentence, caption);
}

/** Place **web** by **spread** across zones, then **binpack** on memory; the scenario's name where nothing has a strategy. */
function sentenceNow(): (HTMLElement | string)[] {
  const { scenario } = useDocument.getState();
  if (scenario === null) return [];
  // Side by side each world has its own strategies, and says what it is over its stage.
  if (useWorlds.getState().worlds.length > 1) return [element('b', {}, scenario.name)];
  const subject = placementSubjects(scenario, usePlayback.getState().timeMs).find((each) => each.without === null);
  if (subject === undefined) return [scenario.name];
  const owner = useWorld.getState().view?.catalog.owners.find(({ name }) => name === subject.name);
  const swatch = element('i', {
    class: styles['swatch'],
    ...(owner && { style: `background: ${serviceFill(owner.colour)}` }),
  });
  const strategies = subject.strategies.length === 0 ? DEFAULT_STRATEGIES[subject.kind] : subject.strategies;
  const rules = strategies.flatMap((strategy, index) => {
    const { verb, rest } = strategyWords(strategy);
    const between = index === 0 ? ' by ' : ', then ';
    return [between, element('b', {}, verb), rest === '' ? '' : ` ${rest}`];
  });
  return ['Place ', swatch, ' ', element('b', {}, subject.name), ...rules];
}
