import type { Stage } from '../../drawing/stage/stage-types';
import { useCamera } from '../../store/camera-store';

/** Shows what the scenario asks for when it is opened, and tells links what is seen. Answers with the way to stop. */
export function followCamera(stage: Stage): () => void {
  const stopAsking = useCamera.subscribe(({ asked }, before) => {
    if (asked !== before.asked) stage.setCamera(asked.to);
  });
  const stopTelling = stage.onCamera((seen) => useCamera.setState({ seen }));
  const { to } = useCamera.getState().asked;
  if (to.k > 1) stage.setCamera(to);
  return () => {
    stopAsking();
    stopTelling();
  };
}
