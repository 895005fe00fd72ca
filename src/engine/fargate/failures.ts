import { fargateFailure } from '../../ecs/fargate-messages';
import type { Engine } from '../engine';

/** RunTask's `failures` for the tasks that did not start on Fargate: one entry each, with nothing to name (assumption `fargate-failures`). */
export function failuresOnFargate(
  { fargateRefusal }: Engine,
  missing: number,
): { readonly arn: string; readonly reason: string }[] {
  const reason = fargateRefusal === null ? '' : fargateFailure(fargateRefusal);
  return Array.from({ length: missing }, () => ({ arn: '', reason }));
}
