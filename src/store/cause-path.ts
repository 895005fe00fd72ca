import type { Cause } from '../frame/explanation';
import { formatPath } from '../scenario/path';

/** The place of a clause in the scenario, as the editor is pointed at it: `services[0].placementStrategy[1]`. */
export function causePath({ path }: Cause): string {
  return formatPath(path);
}
