import { StepBack, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../controls/button';
import { BranchesMenu, PauseAtMenu, TransportChartView } from '../later';
import { useSession } from '../session-context';
import { PlayButton, SpeedMenu } from './transport';
import styles from './transport.module.css';

/** Time on a small screen: one row with the axis alone. */
export function PhoneTransport(): ReactNode {
  const session = useSession();
  return (
    <div className={styles['phone']}>
      <Button
        look="icon"
        label="Previous placement"
        icon={<StepBack aria-hidden="true" />}
        onClick={() => session.step('previousPlacement')}
      />
      <PlayButton />
      <Button
        look="icon"
        label="Next placement"
        icon={<StepForward aria-hidden="true" />}
        onClick={() => session.step('nextPlacement')}
      />
      <div className={styles['charts']}>
        <TransportChartView compact />
      </div>
      <SpeedMenu />
      <PauseAtMenu compact />
      <BranchesMenu compact />
    </div>
  );
}
