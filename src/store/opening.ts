import example from '../scenario/examples/binpack-against-spread.json';
import { readDraft } from './draft';
import type { Session } from './session';

/** Opens what the address asks for: a shared scenario, an example, else the visitor's draft, else the first example. */
export async function openAddress(session: Session): Promise<void> {
  const draft = readDraft();
  if (draft) await session.open(draft.text, draft.origin, draft.timeMs);
  else await session.open(JSON.stringify(example, null, 2), { kind: 'example', id: 'binpack-against-spread' });
  session.play();
}
