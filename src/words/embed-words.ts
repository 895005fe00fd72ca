/** What an embed understands and tells, with an example of each: shown where the embed's HTML is copied, and in the README. */
export const EMBED_MESSAGES: readonly { readonly example: string; readonly meaning: string }[] = [
  { example: "{ stowplan: 'play' }", meaning: 'Plays.' },
  { example: "{ stowplan: 'pause' }", meaning: 'Pauses.' },
  {
    example: "{ stowplan: 'step' }",
    meaning: "Goes to the next placement; with to: 'previousPlacement', back to the last.",
  },
  { example: "{ stowplan: 'seek', seconds: 60 }", meaning: 'Goes to a moment, in simulated seconds.' },
  { example: "{ stowplan: 'setSpeed', speed: 10 }", meaning: 'Plays that fast: slow, 1, 4, 10, 60, 300 or 1000.' },
  { example: "{ source: 'stowplan', event: 'ready' }", meaning: 'Comes once, when the first picture stands.' },
  {
    example: "{ source: 'stowplan', event: 'time', seconds: 41.5, playing: true }",
    meaning: 'Comes whenever the moment or the playing changes, at most ten times a second.',
  },
  {
    example: "{ source: 'stowplan', event: 'placement', seconds: 41, task: 'web-9', containerInstance: 'm5-4' }",
    meaning: 'Comes with each placement; containerInstance is null where the task found no place.',
  },
];
