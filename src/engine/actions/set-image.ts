import { withTag } from '../../scenario/complete/complete';
import type { Action } from './action';

/** SetImage: containers that start from now on behave as it says, and no longer as the entry before said (assumption `set-image-replaces`). */
export const setImage: Action = (engine, { image, ...fields }) => {
  const name = withTag(String(image));
  engine.state.images.set(name, fields);
  return { said: name };
};
