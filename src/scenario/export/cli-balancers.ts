import { shellWord } from '../../lib/shell-word';
import { FROM_INPUT, freeName, INPUT } from './cli-commands';
import type { Keeping } from './cli-commands';
import { hereJson } from './here-document';
import type { ExportPlan, PlannedTargetGroup } from './plan';

/** Load balancers with a listener for each target group; the ARNs of the target groups are kept by name. */
export function balancerCommands({ balancers, subnets, securityGroup }: ExportPlan): Keeping {
  const groups = new Map<string, string>();
  const taken: string[] = [];
  const lines = balancers.flatMap(({ name, type, targetGroups }) => {
    const balancer = freeName('BALANCER', name, taken);
    taken.push(balancer);
    return [
      hereJson(INPUT, {
        Name: name,
        Type: type,
        Subnets: subnets,
        ...(securityGroup === null ? {} : { SecurityGroups: [securityGroup] }),
      }),
      `${balancer}="$(aws elbv2 create-load-balancer ${FROM_INPUT} --query 'LoadBalancers[0].LoadBalancerArn' --output text)"`,
      ...targetGroups.flatMap((group) => {
        const variable = freeName('TARGET_GROUP', group.name, taken);
        taken.push(variable);
        groups.set(group.name, variable);
        const attributes = group.attributes.map(({ Key, Value }) => shellWord(`Key=${Key},Value=${Value}`)).join(' ');
        return [
          hereJson(INPUT, group.input),
          `${variable}="$(aws elbv2 create-target-group ${FROM_INPUT} --query 'TargetGroups[0].TargetGroupArn' --output text)"`,
          `aws elbv2 modify-target-group-attributes --target-group-arn "$${variable}" --attributes ${attributes}`,
          `aws elbv2 create-listener --load-balancer-arn "$${balancer}" --protocol ${shellWord(group.protocol)} --port ${group.listenerPort}${certificates(group)} --default-actions "Type=forward,TargetGroupArn=$${variable}"`,
        ];
      }),
    ];
  });
  return { lines, variable: (name) => groups.get(name) ?? null };
}

function certificates({ certificate }: PlannedTargetGroup): string {
  return certificate === null ? '' : ` --certificates "CertificateArn=$${certificate.variable}"`;
}
