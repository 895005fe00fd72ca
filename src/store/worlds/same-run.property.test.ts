import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scenarioDocuments } from '../../engine/testing/random-scenario';
import { NO_BREAKPOINTS } from '../../frame/breakpoint';
import type { SimulationClient } from '../../worker/client';
import { startInProcessClient } from '../../worker/testing/in-process-client';

const MOST_EVENTS = 60;

/** The text of a document that is put side by side with itself. */
function besideItself(document: object): string {
  return JSON.stringify({ ...document, view: { compare: [{ patch: {} }, { patch: {} }] } });
}

/** Moment and hash after each event of a world, as the page steps through it. */
async function eventsOf(client: SimulationClient, text: string, world?: number): Promise<string[]> {
  const reply = await client.load(text, 0, world);
  if (!reply.ok) throw new Error(reply.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const events = [];
  for (let event = 0; event < MOST_EVENTS; event++) {
    const { frame } = await client.advance({ kind: 'nextEvent', limitMs: 3_600_000 }, NO_BREAKPOINTS);
    client.acknowledge(frame);
    events.push(`${frame.timeMs} ${await client.stateHash()}`);
    if (frame.nextEventAtMs === null) break;
  }
  return events;
}

it('worlds with an empty patch are identical at every event, with each other and with the scenario alone', async () => {
  await fc.assert(
    fc.asyncProperty(scenarioDocuments, async (document) => {
      const alone = await eventsOf(startInProcessClient(), JSON.stringify(document));
      const text = besideItself(document);
      expect(await eventsOf(startInProcessClient(), text, 0)).toEqual(alone);
      expect(await eventsOf(startInProcessClient(), text, 1)).toEqual(alone);
    }),
    { numRuns: 25 },
  );
});
