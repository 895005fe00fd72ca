import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button';

interface CopyButtonProps {
  readonly text: () => string;
  readonly label?: string;
  readonly look?: 'outline' | 'primary' | 'plain';
}

/** How long the button says that it has copied, in ms. */
const SAID_MS = 2000;

/** Puts text on the clipboard and says so. */
export function CopyButton({ text, label = 'Copy', look = 'outline' }: CopyButtonProps): ReactNode {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <Button
      look={look}
      icon={outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">
        {outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Not allowed here' : label}
      </span>
    </Button>
  );
}
