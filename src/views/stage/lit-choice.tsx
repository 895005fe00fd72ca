import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import type { Catalog } from '../../frame/frame';
import { number } from '../../words/prose';
import { Swatch } from '../controls/swatch';
import { lightAll, lightAlone } from './light';
import { CheckList } from './tools/check-list';
import tools from './tools/tools.module.css';

interface LitChoiceProps {
  readonly owners: Catalog['owners'];
  /** By owner. */
  readonly liveTasks: Int32Array;
  readonly lit: number | null;
}

/** Of more services than there are colours: which one to light, with a search. */
export function LitChoice({ owners, liveTasks, lit }: LitChoiceProps): ReactNode {
  const owner = lit === null ? undefined : owners[lit];
  const options = owners.map(({ name, colour }, index) => ({
    key: String(index),
    label: name,
    sign: <Swatch colour={colour} />,
    detail: number(liveTasks[index] ?? 0),
  }));
  const choose = ([key]: readonly string[]): void => {
    const chosen = key === undefined ? undefined : owners[Number(key)];
    if (chosen) lightAlone(chosen.kind, Number(key));
    else lightAll();
  };
  return (
    <Popover.Root>
      <Popover.Trigger className={tools['word']}>
        {owner ? (
          <>
            <Swatch colour={owner.colour} /> <b>{owner.name}</b> {number(liveTasks[lit ?? -1] ?? 0)}, of{' '}
            {number(owners.length)} services
          </>
        ) : (
          <>
            Light <b>one of {number(owners.length)} services</b>
          </>
        )}
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={tools['panel']}
          align="start"
          side="top"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Service to light"
          onKeyDown={(event) => event.stopPropagation()}
        >
          <CheckList
            label="Light alone"
            noun="service"
            options={options}
            chosen={lit === null ? [] : [String(lit)]}
            onChoose={choose}
            single
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
