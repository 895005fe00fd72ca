import type { TaskGanttData } from '../charts/task-gantt';

/** Lives of tasks by hand. */

/** An init container, a database, an app that depends on both and is told to stop, but does not hear. */
export const SIDECARS: TaskGanttData = {
  colour: 0,
  nowSeconds: 4_000,
  lifecycle: [
    { status: 'PROVISIONING', from: 36, to: 46 },
    { status: 'PENDING', from: 46, to: 75 },
    { status: 'ACTIVATING', from: 75, to: 79 },
    { status: 'RUNNING', from: 79, to: 3_600 },
    { status: 'DEACTIVATING', from: 3_600, to: 3_900 },
    { status: 'STOPPING', from: 3_900, to: 3_931 },
    { status: 'DEPROVISIONING', from: 3_931, to: 3_941 },
    { status: 'STOPPED', from: 3_941, to: null },
  ],
  containers: [
    {
      name: 'migrate',
      essential: false,
      lastStatus: 'STOPPED',
      exitCode: 0,
      reason: null,
      dependsOn: ['db HEALTHY'],
      phases: [
        { phase: 'waiting', from: 48, to: 60 },
        { phase: 'pulling', from: 60, to: 63 },
        { phase: 'creating', from: 63, to: 64 },
        { phase: 'starting', from: 64, to: 65 },
        { phase: 'running', from: 65, to: 70 },
      ],
      marks: [{ at: 70, what: 'exited with code 0' }],
    },
    {
      name: 'db',
      essential: true,
      lastStatus: 'STOPPED',
      exitCode: 0,
      reason: null,
      dependsOn: [],
      phases: [
        { phase: 'pulling', from: 48, to: 52 },
        { phase: 'creating', from: 52, to: 53 },
        { phase: 'starting', from: 53, to: 54 },
        { phase: 'running', from: 54, to: 60 },
        { phase: 'healthy', from: 60, to: 3_930 },
        { phase: 'stopping', from: 3_930, to: 3_931 },
      ],
      marks: [{ at: 900, what: 'restarted' }],
    },
    {
      name: 'application-with-a-long-name',
      essential: true,
      lastStatus: 'STOPPED',
      exitCode: 137,
      reason: null,
      dependsOn: ['migrate SUCCESS', 'db HEALTHY'],
      phases: [
        { phase: 'waiting', from: 48, to: 70 },
        { phase: 'creating', from: 70, to: 72 },
        { phase: 'starting', from: 72, to: 74 },
        { phase: 'running', from: 74, to: 104 },
        { phase: 'healthy', from: 104, to: 2_400 },
        { phase: 'unhealthy', from: 2_400, to: 3_900 },
        { phase: 'stopping', from: 3_900, to: 3_930 },
      ],
      marks: [{ at: 3_930, what: 'SIGKILL' }],
    },
  ],
};

/** A task of one container in its first seconds. */
export const STARTING: TaskGanttData = {
  colour: 1,
  nowSeconds: 44,
  lifecycle: [{ status: 'PENDING', from: 41, to: null }],
  containers: [
    {
      name: 'app',
      essential: true,
      lastStatus: 'PENDING',
      exitCode: null,
      reason: null,
      dependsOn: [],
      phases: [{ phase: 'pulling', from: 42, to: null }],
      marks: [],
    },
  ],
};
