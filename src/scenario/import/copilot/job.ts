import { networkOf } from './created';
import type { Making, Workload } from './created';
import { definitionOf } from './definition';
import { runsOf } from './schedule';
import { thing } from './service';

/** Nothing of a manifest says how long a job takes. Seconds (assumption `copilot-import`). */
const JOB_SECONDS = 120;

/** A Scheduled Job: a task definition, and RunTask whenever its schedule says. Source: services-and-capacity 9.4. */
export function jobWorkload(making: Making, onWrong: (message: string, hint: string) => void): Workload {
  const { name, fields, startsAtMs } = making;
  const { definition, ending, image, isBuilt, size } = definitionOf(making, []);
  const schedule = fields.text('on', 'schedule');
  const runs = schedule === null ? null : runsOf(schedule, startsAtMs);
  if (runs === null)
    onWrong(
      schedule === null ? `${name} has no schedule.` : `${schedule} is no schedule.`,
      'Write on: schedule: "@daily", "@every 5m", "rate(5 minutes)", "cron(0 8 * * ? *)" or "0 8 * * *".',
    );
  const input = {
    taskDefinition: name,
    count: 1,
    launchType: 'FARGATE',
    startedBy: `${name}-schedule`,
    networkConfiguration: networkOf(fields).configuration,
  };
  const entries = (runs?.entries ?? []).map((entry) => ({ ...entry, action: 'RunTask', input }));
  const retries = fields.whole('retries');
  const timeout = fields.seconds('timeout');
  const machine = [
    retries === null ? null : `${retries} ${retries === 1 ? 'retry' : 'retries'}`,
    timeout === null ? null : `timeout ${timeout} s`,
  ];
  return {
    parts: { taskDefinitions: [definition], timeline: entries },
    members: { images: { ...ending, [image]: { exits: { afterSeconds: JOB_SECONDS, exitCode: 0 } } } },
    created: [
      thing(name, 'task definition', `${image}, ${size}`),
      thing(name, 'EventBridge rule', `${schedule ?? 'none'}: RunTask in the timeline`),
      {
        ...thing(
          name,
          'Step Functions state machine',
          machine.filter((word) => word !== null).join(', ') || 'runs 1 task',
        ),
        isSimulated: false,
      },
    ],
    isBuilt,
    notes: [
      `How long ${name} takes is not in the manifest: here its image exits after ${JOB_SECONDS} seconds.`,
      ...(runs === null || runs.note === null ? [] : [`${name}: ${runs.note}`]),
    ],
  };
}
