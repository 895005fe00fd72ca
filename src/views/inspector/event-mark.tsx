import type { ReactNode } from 'react';
import type { EventKind } from '../../frame/frame';

/** Shapes on a field of 10: the marks of the time axis. */
const MARKS: { readonly [K in EventKind]: ReactNode } = {
  deployment: <path d="M5 1 9.5 9H.5z" fill="currentColor" />,
  scaling: <path d="M5 1 9 5 5 9 1 5z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  drain: <path d="M1 1.5h8L5 8.5z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  failure: <path d="m1.5 1.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="1.75" />,
  refused: <path d="m1.5 1.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="1.75" />,
  action: <circle cx="5" cy="5" r="2.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  placement: <circle cx="5" cy="5" r="1.5" fill="currentColor" />,
  service: <path d="M2 5h6" stroke="currentColor" strokeWidth="1.5" />,
};

/** The mark of an event's kind, as on the time axis. */
export function EventMark({ kind }: { readonly kind: EventKind }): ReactNode {
  return (
    <span>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {MARKS[kind]}
      </svg>
      <span className="unseen">{kind}</span>
    </span>
  );
}
