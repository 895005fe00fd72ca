import { looksLikeManifest } from '../../scenario/import/copilot/signs';

/**
 * Whether a text is output of the AWS CLI about a cluster, a Copilot manifest, or several documents: what is read in the worker, together with whatever else is
 * there. One scenario, one definition or one service is read at once, as it is typed.
 */
export function looksLikeCluster(text: string): boolean {
  const start = text.trimStart().slice(0, 1);
  if (start !== '{' && start !== '[') return AWS_WORDS.test(text) || looksLikeManifest(text);
  if (/"stowplan"\s*:/.test(text)) return false;
  return CLUSTER_KEYS.test(text) || SEVERAL.test(text);
}

/** Within one document a closing bracket is never followed by another document. */
const SEVERAL = /[}\]]\s*[{[]\s*"/;
const CLUSTER_KEYS =
  /"(?:containerInstances|containerInstanceArn|taskArn|clusters|capacityProviders|(?:containerInstance|task|service|cluster|taskDefinition)Arns|AutoScalingGroups|TargetGroups|Reservations|ScalableTargets)"\s*:/;
/** Of what stands around JSON, or in the CLI's other formats. */
const AWS_WORDS =
  /arn:aws[a-z-]*:ecs:|An error occurred \(|^\s*(?:- )?(?:containerInstances|tasks|services|clusters):\s*$|"(?:containerInstances|tasks|services|clusters|taskDefinition)"\s*:|^\$? ?aws \w/m;
