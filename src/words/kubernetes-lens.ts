/** What a world with the EKS lens is, in one line over its stage. */
export const EKS_LENS = {
  name: 'EKS lens',
  what: 'pods on nodes under the default kube-scheduler, a model to compare with.',
} as const;
