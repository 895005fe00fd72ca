import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Prose } from '../../words/prose';

/** A sentence of `words/` with its emphasis. */
export function ProseText({ prose }: { readonly prose: Prose }): ReactNode {
  return prose.map((piece, index) => {
    const key = `${index}`;
    return typeof piece === 'string' ? (
      <Fragment key={key}>{piece}</Fragment>
    ) : (
      <strong key={key}>{piece.strong}</strong>
    );
  });
}
