import * as z from 'zod/mini';
import { anyObject, field, opaque, required, wordField } from './field';

/**
 * Input of CodeDeploy's CreateDeployment. What CodeDeploy keeps in the deployment group (which service, which target groups, how long to wait) may stand in
 * the input too, under the names that it has there: a scenario has no deployment groups of its own (assumption `code-deploy-group`).
 */

const minutes = z.int().check(z.gte(0));

const route = field(anyObject, 'Listeners that carry it.');

const loadBalancerInfo = z.strictObject({
  targetGroupPairInfoList: field(
    z.array(
      z.strictObject({
        targetGroups: field(
          z.array(z.strictObject({ name: required(z.string(), 'Name of the target group.') })),
          'Two target groups.',
        ),
        prodTrafficRoute: route,
        testTrafficRoute: route,
      }),
    ),
    'The pair of target groups that the task sets take in turns.',
  ),
});

const blueGreen = z.strictObject({
  deploymentReadyOption: field(
    z.strictObject({
      actionOnTimeout: wordField(
        ['CONTINUE_DEPLOYMENT', 'STOP_DEPLOYMENT'],
        'Whether traffic is rerouted at once, or has to be within the time.',
        { default: 'CONTINUE_DEPLOYMENT' },
      ),
      waitTimeInMinutes: field(minutes, 'Minutes to wait for that.', { default: 0 }),
    }),
    'When traffic is rerouted.',
  ),
  terminateBlueInstancesOnDeploymentSuccess: field(
    z.strictObject({
      action: wordField(['TERMINATE'], 'What becomes of the original task set.', { default: 'TERMINATE' }),
      terminationWaitTimeInMinutes: field(minutes, 'Minutes that it stays after the traffic has moved.', {
        minimum: 0,
        maximum: 2880,
        default: 60,
      }),
    }),
    'When the original task set goes.',
  ),
  greenFleetProvisioningOption: opaque('For EC2 instances only.'),
});

const revision = z.strictObject({
  revisionType: field(z.string(), 'Where the AppSpec is.', { enum: ['AppSpecContent', 'String'] }),
  appSpecContent: field(
    z.strictObject({ content: opaque('The AppSpec, as YAML or JSON.'), sha256: field(z.string(), 'Its hash.') }),
    'The AppSpec.',
  ),
  string: field(
    z.strictObject({ content: opaque('The AppSpec, as YAML or JSON.'), sha256: field(z.string(), 'Its hash.') }),
    'The AppSpec.',
  ),
});

export const createDeploymentInput = z.strictObject({
  applicationName: required(z.string(), 'CodeDeploy application.'),
  deploymentGroupName: field(
    z.string(),
    'Deployment group; its service is the one of that name, or DgpECS-CLUSTER-SERVICE.',
  ),
  revision: field(revision, 'The AppSpec: which task definition takes over.'),
  deploymentConfigName: field(z.string(), 'How traffic moves.', {
    default: 'CodeDeployDefault.ECSAllAtOnce',
    examples: [
      'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
      'CodeDeployDefault.ECSLinear10PercentEvery3Minutes',
      'CodeDeployDefault.ECSCanary10Percent5Minutes',
      'CodeDeployDefault.ECSCanary10Percent15Minutes',
      'CodeDeployDefault.ECSAllAtOnce',
    ],
  }),
  description: field(z.string(), 'For people.'),
  autoRollbackConfiguration: opaque('Whether the original task set comes back after a failure.'),
  overrideAlarmConfiguration: opaque('Alarms that stop the deployment.'),
  ignoreApplicationStopFailures: opaque('For EC2 instances only.'),
  updateOutdatedInstancesOnly: opaque('For EC2 instances only.'),
  fileExistsBehavior: opaque('For EC2 instances only.'),
  targetInstances: opaque('For EC2 instances only.'),
  ecsServices: field(
    z.array(
      z.strictObject({
        serviceName: required(z.string(), 'Name of the service.'),
        clusterName: field(z.string(), 'Its cluster.'),
      }),
    ),
    'Of the deployment group: its service.',
  ),
  loadBalancerInfo: field(loadBalancerInfo, 'Of the deployment group: its target groups and listeners.'),
  blueGreenDeploymentConfiguration: field(blueGreen, 'Of the deployment group: what it waits for.'),
});

export type CreateDeploymentInput = z.infer<typeof createDeploymentInput>;
