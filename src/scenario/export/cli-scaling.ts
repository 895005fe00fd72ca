import { FROM_INPUT, freeName, INPUT } from './cli-commands';
import { hereJson } from './here-document';
import type { ExportPlan, PlannedAlarm, PlannedScaling, Tree } from './plan';
import { variable as placeholderOf } from './placeholders';

/** Scalable targets with their policies and schedules, then the alarms that set policies off. */
export function scalingCommands({ scaling }: ExportPlan): string[] {
  const taken: string[] = [];
  return scaling.flatMap((entry) => oneService(entry, taken));
}

function oneService({ target, policies, scheduledActions, alarms }: PlannedScaling, taken: string[]): string[] {
  const arns = new Map<string, string>();
  const referred = new Set(
    alarms.flatMap(({ actions }) => actions ?? []).map((action) => (typeof action === 'string' ? '' : action.policy)),
  );
  const policyLines = policies.flatMap((policy) => {
    const name = String(policy['PolicyName']);
    if (!referred.has(name)) return command('application-autoscaling put-scaling-policy', policy);
    const variable = freeName('POLICY', name, taken);
    taken.push(variable);
    arns.set(name, variable);
    return [
      hereJson(INPUT, policy),
      `${variable}="$(aws application-autoscaling put-scaling-policy ${FROM_INPUT} --query PolicyARN --output text)"`,
    ];
  });
  return [
    ...command('application-autoscaling register-scalable-target', target),
    ...policyLines,
    ...scheduledActions.flatMap((action) => command('application-autoscaling put-scheduled-action', action)),
    ...alarms.flatMap((alarm) => command('cloudwatch put-metric-alarm', alarmInput(alarm, arns))),
  ];
}

function alarmInput({ input, actions }: PlannedAlarm, arns: ReadonlyMap<string, string>): Tree {
  if (actions === null) return input;
  return {
    ...input,
    AlarmActions: actions.map((action) =>
      typeof action === 'string' ? action : placeholderOf(arns.get(action.policy) ?? ''),
    ),
  };
}

function command(name: string, input: Tree): string[] {
  return [hereJson(INPUT, input), `aws ${name} ${FROM_INPUT}`];
}
