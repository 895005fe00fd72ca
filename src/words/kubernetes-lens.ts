/** What a world with the EKS lens is, in one line over its stage. */
export const EKS_LENS = {
  name: 'EKS lens',
  what: 'tasks are pods under the default kube-scheduler, instances are nodes. A model to compare with.',
} as const;
