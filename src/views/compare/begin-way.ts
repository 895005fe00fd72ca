import { beginCompare } from '../../store/compare/side-edits';
import type { CompareWay } from '../../store/compare/ways';
import { useNotices } from '../../store/notice-store';
import { changesText } from '../../words/capacity-compare-words';
import { wayWords } from '../../words/compare-words';

/** Puts a comparison's worlds side by side, and says what it had to change besides. */
export function beginWay(way: CompareWay): void {
  beginCompare(way.entries);
  const text = changesText(way.changes ?? []);
  if (text !== '') useNotices.getState().say({ id: 'compared', kind: 'warning', title: wayWords(way).label, text });
}
