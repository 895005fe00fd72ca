import type { AlarmAction, ExportPlan, PlannedAlarm, Tree } from './plan';
import { prefixed } from './placeholders';
import type { Template } from './template';

/** Scalable targets with their policies and schedules, and the alarms that set policies off. */
export function addScaling({ scaling }: ExportPlan, template: Template): void {
  for (const { target, policies, scheduledActions, alarms } of scaling) {
    const service = String(target['ResourceId']).split('/')[2] ?? '';
    const known = template.named(`service ${service}`);
    const logical = template.add(prefixed('SCALING', service), {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      ...(known === undefined ? {} : { DependsOn: known }),
      Properties: {
        ...target,
        ...(scheduledActions.length === 0
          ? {}
          : {
              ScheduledActions: scheduledActions.map(ofTarget),
            }),
      },
    });
    const made = new Map<string, string>();
    for (const policy of policies) {
      const name = String(policy['PolicyName']);
      const resource = template.add(prefixed('POLICY', name), {
        Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
        Properties: { ScalingTargetId: { Ref: logical }, ...ofTarget(policy) },
      });
      made.set(name, resource);
    }
    for (const alarm of alarms) addAlarm(alarm, made, template);
  }
}

/** @param policies logical names of the service's policies, by their own */
function addAlarm({ input, actions }: PlannedAlarm, policies: ReadonlyMap<string, string>, template: Template): void {
  const reference = (action: AlarmAction): unknown =>
    typeof action === 'string' ? action : { Ref: policies.get(action.policy) };
  template.add(prefixed('ALARM', String(input['AlarmName'])), {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { ...input, ...(actions === null ? {} : { AlarmActions: actions.map(reference) }) },
  });
}

const SAID_OF_TARGET: readonly string[] = ['ServiceNamespace', 'ResourceId', 'ScalableDimension'];

/** Without what the target says already. */
function ofTarget(input: Tree): Tree {
  return Object.fromEntries(Object.entries(input).filter(([key]) => !SAID_OF_TARGET.includes(key)));
}
