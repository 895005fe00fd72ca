import { withTag } from '../../scenario/complete/complete';
import { imageChanged } from '../load-balancing/targets';
import { imageHealthChanged } from '../task/health';
import { forgetPlans } from '../task/plan/plan-memory';
import type { Action } from './action';

/**
 * SetImage: containers that start from now on behave as it says, and no longer as the entry before said; those that run answer their health checks
 * as it says (assumption `set-image-replaces`).
 */
export const setImage: Action = (engine, { image, ...fields }) => {
  const name = withTag(String(image));
  const before = engine.state.images.get(name);
  engine.state.images.set(name, fields);
  forgetPlans(engine);
  imageHealthChanged(engine, name, before);
  imageChanged(engine, name);
  return { said: name };
};
