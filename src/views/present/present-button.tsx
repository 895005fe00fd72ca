import { Presentation } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { startPresenting, usePresent } from '../../store/present/present-store';
import { Button } from '../controls/button';

/** Shows the page to a class. */
export function PresentButton(): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!usePresent.getState().hasEnded) return;
    usePresent.setState({ hasEnded: false });
    button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Button
      ref={button}
      look="icon"
      label="Present to a class"
      keys="P"
      icon={<Presentation aria-hidden="true" />}
      onClick={startPresenting}
    />
  );
}
