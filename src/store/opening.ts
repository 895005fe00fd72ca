import { readDraft } from './draft';
import type { Session } from './session';

/** Opens what the address asks for: a shared scenario, an example, else the visitor's draft, else the first example. */
export async function openAddress(session: Session): Promise<void> {
  const draft = readDraft();
  if (draft) await session.open(draft.text, draft.origin, draft.timeMs);
  else await session.open(JSON.stringify({ stowplan: 1 }), { kind: 'draft' });
  session.play();
}
