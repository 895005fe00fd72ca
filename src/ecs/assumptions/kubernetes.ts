import type { Assumption } from './assumption';

/** About the EKS lens. Alphabetical by id. */
export const KUBERNETES: readonly Assumption[] = [
  {
    id: 'eks-decisions',
    mark: 'modelling choice',
    text: 'Decisions of a world with the EKS lens are recorded in the same form as ECS’s: cordoned counts as status, an unreachable node as agent, affinity as location, attribute or memberOf, too many pods as network interfaces, anti-affinity as distinctInstance.',
    spec: 'services-and-capacity 9.1',
  },
  {
    id: 'eks-drain',
    mark: 'modelling choice',
    text: 'Draining an instance is cordoning its node and evicting its pods as if a PodDisruptionBudget allowed what the Deployment’s maxUnavailable does.',
    spec: 'services-and-capacity 9.2',
  },
  {
    id: 'eks-fargate',
    mark: 'modelling choice',
    text: 'A task definition for Fargate alone is a pod in a micro-VM of its own: its requests and 256 MiB, rounded up to a size that Fargate has. Its zone is chosen as ECS does. EKS has no Fargate Spot; a task that asks for it stays on it here.',
    spec: 'services-and-capacity 9.2',
  },
  {
    id: 'eks-images',
    mark: 'modelling choice',
    text: 'A scenario does not say how large images are: ImageLocality is 0 for every node. Nothing of ECS becomes a preferred affinity or a taint that prefers: NodeAffinity and InterPodAffinity are 0, TaintToleration is 100 for every node.',
    spec: 'services-and-capacity 9.1',
  },
  {
    id: 'eks-jobs',
    mark: 'modelling choice',
    text: 'A RunTask is a Job whose pods are scheduled at once or not at all, as RunTask does; a Job’s own pods would stay Pending. Pods of a Job get no default spread constraints.',
    spec: 'services-and-capacity 9.2',
  },
  {
    id: 'eks-lens',
    mark: 'modelling choice',
    text: 'The EKS lens changes where tasks go, what a machine has for them and how services roll out; all else (times, health, load balancers, scaling, which task is stopped, capacity providers as node groups) is ECS’s. Room is not kept for daemons, zones are not evened out, preemption never finds a victim. Managed and self-managed node groups schedule alike.',
    spec: 'services-and-capacity 9',
  },
  {
    id: 'eks-logarithm',
    mark: 'modelling choice',
    text: 'The logarithm in PodTopologySpread is worked out with basic arithmetic to nine digits, in whole billionths: the same on every machine. All other scores are whole numbers throughout.',
    spec: 'services-and-capacity 9.1',
  },
  {
    id: 'eks-node-allocatable',
    mark: 'recalled',
    text: 'A node has what its ECS agent would register, less kube-reserved CPU and memory (255 MiB and 11 MiB a pod) and 100 MiB for eviction. Pods are limited by the addresses of the type’s network interfaces, without prefix delegation; 110 where the type is not known.',
    spec: 'services-and-capacity 9.2',
  },
  {
    id: 'eks-requests',
    mark: 'modelling choice',
    text: 'A pod requests what the task reserves: 1,024 CPU units are 1000m, rounded up to a whole millicore; memory is the reservation, or the limit without one. Network mode makes no difference: every pod has an address of its own.',
    spec: 'services-and-capacity 9.2',
  },
  {
    id: 'eks-rollout',
    mark: 'modelling choice',
    text: 'A service without percentages of its own rolls out with Kubernetes’ 25 % and 25 %; its own become maxUnavailable, rounded down, and maxSurge, rounded up. Where both come to nothing, one may be unavailable. A DaemonSet replaces one pod at a time.',
    spec: 'services-and-capacity 9.2',
  },
  {
    id: 'eks-search-start',
    mark: 'modelling choice',
    text: 'From 100 nodes on the scheduler stops looking once enough fit, max(5, 50 − nodes / 125) per cent of them and at least 100. It goes on where the pod before would have ended if every node had fitted, and goes through the zones in turn.',
    spec: 'services-and-capacity 9.1',
  },
  {
    id: 'eks-strategies',
    mark: 'modelling choice',
    text: 'A given spread strategy is a topology spread constraint of the pod with maxSkew 1 and ScheduleAnyway; binpack and random are nothing that a pod could ask of the default scheduler, and are left out. Without a given spread the scheduler’s defaults hold. Pods of all revisions of a service count.',
    spec: 'services-and-capacity 9.2',
  },
  {
    id: 'eks-system-pods',
    mark: 'recalled',
    text: 'Every node runs aws-node and kube-proxy, 150m CPU together; the first two also a CoreDNS of 100m and 70Mi each, which stays there. Pods without a memory request count as 200Mi in LeastAllocated.',
    spec: 'services-and-capacity 9.2',
  },
  {
    id: 'eks-terminating-pods',
    mark: 'recalled',
    text: 'A pod that is being deleted keeps its requests until its containers are gone, unlike a task of ECS, whose room is free at once; only then are pending pods tried again.',
    spec: 'services-and-capacity 9.1',
  },
  {
    id: 'eks-ties',
    mark: 'modelling choice',
    text: 'Among nodes with the same score Kubernetes draws; here the lowest name is taken, numbers in names by their value.',
    spec: 'services-and-capacity 9.1',
  },
];
