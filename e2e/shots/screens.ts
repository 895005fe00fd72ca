import type { Playground } from '../pages/playground';
import { mixedFleet } from './fleets';

/** One state of the page, standing still. */
export interface Screen {
  /** Of the picture. */
  readonly name: string;
  /** Where there is such a state, or where the way to it is this one; without, everywhere. */
  readonly on?: 'desktop' | 'phone';
  readonly show: (playground: Playground) => Promise<void>;
}

/** Examples at a moment that tells what they are about, in simulated seconds. */
const MOMENTS: Readonly<Record<string, number>> = {
  'binpack-against-spread': 100,
  'spread-then-binpack': 30,
  'order-of-strategies': 20,
  'distinct-instance-is-not-spread': 30,
  'member-of': 30,
  'static-port': 30,
  'unequal-zones': 30,
  'network-interfaces': 30,
  'a-morning': 80,
};

const atExample =
  (id: string, second: number) =>
  async (playground: Playground): Promise<void> => {
    await playground.open(`#e=${id}`);
    await playground.pauseAt(second);
  };

const first = atExample('binpack-against-spread', 20);
const morning = atExample('a-morning', 80);
const waiting = atExample('network-interfaces', 30);

const examples: Screen[] = Object.entries(MOMENTS).map(([id, second]) => ({
  name: `example-${id}`,
  show: atExample(id, second),
}));

const fleets: Screen[] = [60, 600, 5000].map((count) => ({
  name: `fleet-${count}`,
  show: (playground) => playground.show(mixedFleet(count), 90),
}));

/** Every screen of the page, and every state that looks different. */
export const SCREENS: readonly Screen[] = [
  { name: 'first-screen', show: first },
  ...examples,
  ...fleets,
  {
    name: 'task-selected',
    on: 'desktop',
    async show(playground) {
      await morning(playground);
      await playground.stage.clickTask('api-3');
      await playground.inspector.story.waitFor();
    },
  },
  {
    name: 'task-selected',
    on: 'phone',
    async show(playground) {
      await morning(playground);
      await playground.stage.tapTask('api-3');
      await playground.phone.sheet('Why here?').getByText('Under another strategy').waitFor();
    },
  },
  ...(['Task', 'JSON', 'Events'] as const).map((tab): Screen => ({
    name: `inspector-${tab.toLowerCase()}`,
    on: 'desktop',
    async show(playground) {
      await morning(playground);
      await playground.stage.clickTask('web-2');
      await playground.inspector.show(tab);
    },
  })),
  {
    name: 'instance-selected',
    async show(playground) {
      await morning(playground);
      await playground.stage.select('m5x-1');
    },
  },
  {
    name: 'waiting-explained',
    on: 'desktop',
    async show(playground) {
      await waiting(playground);
      await playground.stage.explainWaiting.click();
    },
  },
  {
    name: 'strategy-menu',
    async show(playground) {
      await first(playground);
      await playground.strategy.rule().click();
      await playground.strategy.menu.waitFor();
    },
  },
  {
    name: 'strategy-changed',
    async show(playground) {
      await first(playground);
      await playground.strategy.change('binpack cpu');
      await playground.strategy.applyFromNow.waitFor();
    },
  },
  {
    name: 'actions-menu',
    on: 'desktop',
    async show(playground) {
      await first(playground);
      await playground.stage.openMenuOf('web-2');
    },
  },
  {
    name: 'stage-as-table',
    async show(playground) {
      await morning(playground);
      await playground.stage.tableButton.click();
    },
  },
  {
    name: 'empty-cluster',
    show: (playground) => playground.show({ stowplan: 1 }),
  },
  {
    name: 'json-half-typed',
    on: 'desktop',
    async show(playground) {
      await first(playground);
      await playground.editor.typeAtEnd('oops');
      await playground.editor.problemsButton.click();
    },
  },
  ...(['Cluster', 'Tasks', 'Services', 'Timeline'] as const).flatMap((part): Screen[] => [
    {
      name: `form-${part.toLowerCase()}`,
      on: 'desktop',
      async show(playground) {
        await morning(playground);
        await playground.editor.form.click();
        await playground.editor.show(part);
      },
    },
    {
      name: `form-${part.toLowerCase()}`,
      on: 'phone',
      async show(playground) {
        await morning(playground);
        await playground.phone.show('Edit');
        await playground.phone.edit('Form', part);
      },
    },
  ]),
  {
    name: 'whole-scenario',
    on: 'desktop',
    async show(playground) {
      await morning(playground);
      await playground.editor.show('The whole scenario');
    },
  },
  {
    name: 'folded',
    on: 'desktop',
    async show(playground) {
      await morning(playground);
      await playground.editor.fold.click();
      await playground.inspector.fold.click();
    },
  },
  {
    name: 'dialog-examples',
    on: 'desktop',
    async show(playground) {
      await first(playground);
      await playground.dialogs.examples.open.click();
      await playground.dialogs.examples.dialog.waitFor();
    },
  },
  {
    name: 'dialog-share',
    async show(playground) {
      await first(playground);
      await playground.dialogs.share.open.click();
      await playground.dialogs.share.qrCode.waitFor();
    },
  },
  {
    name: 'dialog-help',
    on: 'desktop',
    async show(playground) {
      await first(playground);
      await playground.dialogs.help.open.click();
      await playground.dialogs.help.dialog.waitFor();
    },
  },
  {
    name: 'dialog-how-real',
    on: 'desktop',
    async show(playground) {
      await first(playground);
      await playground.dialogs.help.open.click();
      await playground.dialogs.help.howReal.click();
      await playground.dialogs.howReal.waitFor();
    },
  },
  {
    name: 'dialog-find',
    async show(playground) {
      await first(playground);
      await playground.page.keyboard.press('/');
      await playground.dialogs.find.field.fill('web');
    },
  },
  {
    name: 'dialog-paste',
    on: 'desktop',
    async show(playground) {
      await first(playground);
      await playground.dialogs.paste.open();
      await playground.dialogs.paste.field.fill(
        '{ "family": "shop", "cpu": 256, "containerDefinitions": [{ "name": "app" }] }',
      );
    },
  },
  ...(['Edit', 'Why', 'Events'] as const).map((tab): Screen => ({
    name: `sheet-${tab.toLowerCase()}`,
    on: 'phone',
    async show(playground) {
      await morning(playground);
      await playground.phone.show(tab);
    },
  })),
  {
    name: 'bad-link',
    async show(playground) {
      await playground.open('#s=1.damaged');
      await playground.dialogs.badLink.title.waitFor();
    },
  },
];
