import { Presentation } from 'lucide-react';
import type { ReactNode } from 'react';
import { startPresenting } from '../../store/present/present-store';
import { Button } from '../controls/button';

/** Shows the page to a class. */
export function PresentButton(): ReactNode {
  return (
    <Button
      look="icon"
      label="Present: full screen, large type"
      keys="P"
      icon={<Presentation aria-hidden="true" />}
      onClick={startPresenting}
    />
  );
}
