import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { capacityOf } from './capacity';
import { compareOf } from './compare';
import { dialogsOf } from './dialogs';
import { editorOf } from './editor';
import { inspectorOf } from './inspector';
import { phoneOf } from './phone';
import { presentOf } from './present';
import { scoreboardOf } from './scoreboard';
import { slowMotionOf } from './slow-motion';
import { stageOf } from './stage';
import { strategyOf } from './strategy';
import { toolsOf } from './tools';
import { transportOf } from './transport';
import { whyOf } from './why';
import { worldsOf } from './worlds';

/** The whole page, as a person finds their way about it. */
export type Playground = ReturnType<typeof playgroundOf>;

export function playgroundOf(page: Page) {
  const transport = transportOf(page);

  /** Opens the page at an address such as `#e=member-of`. A newcomer's world plays by itself. */
  async function open(fragment = ''): Promise<void> {
    // Another fragment alone is no other page: the page is left first, as a link from elsewhere would.
    await page.goto('about:blank');
    await page.goto(`./${fragment}`);
  }

  /** Waits until nothing is under way and nothing moves. Never comes while time plays. */
  async function settle(): Promise<void> {
    await expect(page.locator('html[data-idle="true"]')).toBeAttached();
  }

  /** Puts a scenario on the page, still, at a moment in simulated seconds. */
  async function load(scenario: unknown, atSecond = 0): Promise<void> {
    const text = typeof scenario === 'string' ? scenario : JSON.stringify(scenario, null, 2);
    await page.evaluate(
      ([text, atMs]) => window.stowplan?.session.open(text, { kind: 'file', name: 'test.json' }, atMs),
      [text, atSecond * 1000] as const,
    );
    await settle();
  }

  /** Puts an example on the page that is open, still, at a moment in simulated seconds: what was done to the scenario before is gone. */
  async function loadExample(name: string, atSecond = 0): Promise<void> {
    await load(readFileSync(new URL(`../../src/scenario/examples/${name}.json`, import.meta.url), 'utf8'), atSecond);
  }

  /** Sends time to a moment, in simulated seconds, without waiting for it. */
  async function sendTo(second: number): Promise<void> {
    await page.evaluate((timeMs) => window.stowplan?.session.seek(timeMs), second * 1000);
  }

  /** Goes to a moment, in simulated seconds. */
  async function seek(second: number): Promise<void> {
    await sendTo(second);
    await settle();
  }

  return {
    page,
    capacity: capacityOf(page),
    compare: compareOf(page),
    dialogs: dialogsOf(page),
    editor: editorOf(page),
    inspector: inspectorOf(page),
    phone: phoneOf(page),
    present: presentOf(page),
    scoreboard: scoreboardOf(page),
    slowMotion: slowMotionOf(page),
    stage: stageOf(page),
    strategy: strategyOf(page),
    tools: toolsOf(page),
    transport,
    why: whyOf(page),
    worlds: worldsOf(page),
    title: page.getByRole('heading', { level: 1 }),
    open,
    settle,
    load,
    loadExample,
    seek,

    /** Opens the page with a scenario that stands still at a moment, in simulated seconds. */
    async show(scenario: unknown, atSecond = 0): Promise<void> {
      await open();
      await transport.pause.waitFor();
      await load(scenario, atSecond);
    },

    /** Holds a world that plays, and goes to a moment. */
    async pauseAt(second: number): Promise<void> {
      await transport.pause.click();
      await seek(second);
    },

    sendTo,

    /** Ends what takes long at the moment that it has come to. */
    stopHere: page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Stop here' }),

    /** Gives it up: time is back where it was. */
    cancel: page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Cancel' }),

    /** A message of the page, by what it says. */
    notice(words: string | RegExp): Locator {
      return page.getByRole('region', { name: 'Notices' }).getByText(words);
    },

    /** The hash of the simulated world at the present moment. */
    async stateHash(): Promise<string> {
      return page.evaluate(() => window.stowplan?.stateHash() ?? '');
    },

    /**
     * Hashes of a scenario's world at some moments, in simulated seconds: opened at each of them, and gone back to each from the last. It is asked of the
     * page's simulation behind the stage's back, which is much faster: nothing is drawn.
     */
    async hashesAt(text: string, seconds: readonly number[]): Promise<{ opened: string[]; wentBack: string[] }> {
      return page.evaluate(
        async ([text, seconds]) => {
          const client = window.stowplan?.session.client;
          if (!client) throw new Error('the page has no simulation');
          const [opened, wentBack]: [string[], string[]] = [[], []];
          for (const second of seconds) {
            await client.load(text, second * 1000);
            opened.push(await client.stateHash());
          }
          for (const second of seconds.toReversed()) {
            await client.advance({ kind: 'to', timeMs: second * 1000 });
            wentBack.unshift(await client.stateHash());
          }
          return { opened, wentBack };
        },
        [text, seconds] as const,
      );
    },
  };
}
