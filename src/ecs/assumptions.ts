/**
 * Every modelling choice of the product, shown to readers on the "how real is this?" page and cited by id in the code.
 * `mark`: how sure the rule is. `spec`: file and section of the behaviour reference. Alphabetical by id.
 */
export interface Assumption {
  readonly id: string;
  readonly mark: 'documented' | 'observed' | 'modelling choice' | 'recalled';
  /** What the playground does, in one or two sentences for a reader. */
  readonly text: string;
  /** Where the rule is discussed, such as `placement-and-lifecycle 2.2`. */
  readonly spec: string;
}

export const ASSUMPTIONS: readonly Assumption[] = [
  {
    id: 'agent-host-queue',
    mark: 'documented',
    text: 'A task told to stop gives back its room in ECS’s books at once. The agent starts what is placed in that room only when the old containers are gone, first come, first served; until then it is PENDING.',
    spec: 'placement-and-lifecycle 5.1',
  },
  {
    id: 'agent-metrics-port',
    mark: 'modelling choice',
    text: 'The port of the ECS agent’s metrics, 51680, is refused as a host port when a task definition is registered; other reserved ports are in use on every instance, and placement refuses them.',
    spec: 'placement-and-lifecycle 7.3',
  },
  {
    id: 'architecture-attribute',
    mark: 'modelling choice',
    text: 'A task definition for another CPU architecture than the instance has is refused there with ATTRIBUTE. A definition that names none fits every architecture.',
    spec: 'placement-and-lifecycle 1.3',
  },
  {
    id: 'attribute-names-case',
    mark: 'modelling choice',
    text: 'Names of attributes in strategies are case-sensitive. An attribute without value counts as one with an empty value.',
    spec: 'placement-and-lifecycle 2.1',
  },
  {
    id: 'classic-like-target-group',
    mark: 'modelling choice',
    text: 'A classic load balancer checks and drains like a target group: one passed check makes a new instance healthy, and draining takes 300 seconds.',
    spec: 'services-and-capacity 2.3',
  },
  {
    id: 'closest-match',
    mark: 'modelling choice',
    text: 'The closest matching instance is the one that got furthest down the chain of checks; then the one that lacks the least CPU or memory; then the first of the fleet.',
    spec: 'placement-and-lifecycle 1.7',
  },
  {
    id: 'default-zone',
    mark: 'modelling choice',
    text: 'An instance without a zone is in the zone of its subnet; where it has none, in the region’s first.',
    spec: 'scenario, containerInstances',
  },
  {
    id: 'deployment-of-stop',
    mark: 'modelling choice',
    text: 'Where a service stops a task, the reason names the deployment that wants it gone, the PRIMARY one. Published texts show a deployment and do not say which.',
    spec: 'placement-and-lifecycle 5.5',
  },
  {
    id: 'disconnected-stop',
    mark: 'modelling choice',
    text: 'A task that is told to stop while its agent is disconnected stays STOPPING until the agent is back.',
    spec: 'placement-and-lifecycle 6.5',
  },
  {
    id: 'distinct-counts-all',
    mark: 'modelling choice',
    text: 'For distinctInstance every live task of the group counts, also those started without the constraint.',
    spec: 'placement-and-lifecycle 3',
  },
  {
    id: 'eligibility-order',
    mark: 'modelling choice',
    text: 'Every instance is checked in one fixed order, and its first failing check is its reason. The checks are documented, their order is not.',
    spec: 'placement-and-lifecycle 1.2',
  },
  {
    id: 'events-kept',
    mark: 'modelling choice',
    text: 'ECS keeps the newest 100 events of a service; here the whole run’s stay, the oldest first.',
    spec: 'placement-and-lifecycle 1.8',
  },
  {
    id: 'failed-pull-duration',
    mark: 'modelling choice',
    text: 'An image that cannot be pulled takes as long to fail as a first pull takes by default.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'fleet-order-ties',
    mark: 'modelling choice',
    text: 'Ties that the strategies leave are broken by the order in which the instances are listed. ECS does not say.',
    spec: 'placement-and-lifecycle 2.3',
  },
  {
    id: 'gpu-all',
    mark: 'modelling choice',
    text: 'A task that asks for ALL GPUs needs an instance that has GPUs, every one of them free.',
    spec: 'placement-and-lifecycle 7.2',
  },
  {
    id: 'gpu-ami',
    mark: 'modelling choice',
    text: 'An instance of a GPU type is taken to run the GPU AMI, so it registers its GPUs unless ECS_ENABLE_GPU_SUPPORT is false.',
    spec: 'placement-and-lifecycle 7.5',
  },
  {
    id: 'host-healthy-start',
    mark: 'modelling choice',
    text: 'Tasks that a scenario puts on instances at the start are RUNNING and healthy from second 0.',
    spec: 'placement-and-lifecycle 5.1',
  },
  {
    id: 'implicit-instance-spread',
    mark: 'modelling choice',
    text: 'A list of strategies that ends in a spread over an attribute goes on, among equals, to the instance with the fewest tasks of the service. ECS does so for its default; here an explicit list behaves the same.',
    spec: 'placement-and-lifecycle 2.3',
  },
  {
    id: 'joined-pulls',
    mark: 'modelling choice',
    text: 'A pull of an image that begins while the same instance pulls it already ends together with the first.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'least-container-memory',
    mark: 'modelling choice',
    text: 'A container with less than 4 MiB is refused, one with less than the 6 MiB that newer Docker versions need gets a warning.',
    spec: 'services-and-capacity 7.5',
  },
  {
    id: 'leaving-discovery',
    mark: 'modelling choice',
    text: 'Leaving service discovery or Service Connect takes as long as joining it.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'lowest-dynamic-port',
    mark: 'modelling choice',
    text: 'A dynamic host port is the lowest free one from 32768 upward; real ones look random.',
    spec: 'placement-and-lifecycle 7.3',
  },
  {
    id: 'managed-instances-compatible',
    mark: 'modelling choice',
    text: 'A task definition is compatible with Managed Instances when it runs Linux in awsvpc or host mode and shares no namespace with the host. Real answers show no more than that.',
    spec: 'services-and-capacity 7.1',
  },
  {
    id: 'moment-order',
    mark: 'modelling choice',
    text: 'Within one moment instances come and go first, then tasks move on, then the timeline’s actions happen as listed, and service schedulers look last.',
    spec: 'placement-and-lifecycle 6.1',
  },
  {
    id: 'one-at-a-time',
    mark: 'modelling choice',
    text: 'Tasks are placed one at a time; each placement sees the counts and the room that the one before it left.',
    spec: 'placement-and-lifecycle 1.1',
  },
  {
    id: 'optimized-ami',
    mark: 'modelling choice',
    text: 'An instance runs the ECS-optimized AMI with every capability of its agent turned on; settings of the agent can take some away.',
    spec: 'placement-and-lifecycle 1.3',
  },
  {
    id: 'other-capacity-provider',
    mark: 'modelling choice',
    text: 'A request that names a capacity provider passes over the instances of others without giving a reason.',
    spec: 'placement-and-lifecycle 1.2',
  },
  {
    id: 'query-agent-version',
    mark: 'modelling choice',
    text: 'agentVersion compares number by number; missing numbers are 0, a leading v is ignored. On an instance whose agent version cannot be read every comparison with it is false.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-attribute-order',
    mark: 'modelling choice',
    text: 'In expressions > >= < <= compare attributes as numbers if both sides are decimal numbers, digit by digit, and by code point otherwise; == compares the text.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-case',
    mark: 'modelling choice',
    text: 'Expressions are case-sensitive throughout: names, values, groups and keywords. AND is an error.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-missing-attribute',
    mark: 'modelling choice',
    text: 'Every comparison with an attribute that an instance does not have is false, also != and !in; only !exists is true. not( ) is plain negation. AWS shows this for != alone.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-nesting',
    mark: 'modelling choice',
    text: 'In expressions parentheses and negations may be nested 100 deep.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-patterns',
    mark: 'modelling choice',
    text: "=~ must match the whole value. Patterns are the part of Java's syntax that JavaScript shares, with a leading (?i); back references, \\p and possessive or atomic forms are refused, and so are repetitions such as .{200} that add up to more than 600 steps. They are matched in linear time, so no pattern can freeze the page.",
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-precedence',
    mark: 'modelling choice',
    text: 'In expressions not binds tighter than and, and and tighter than or; parentheses override.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-task-groups',
    mark: 'modelling choice',
    text: 'task:group comparisons are true if some group on the instance satisfies them; !=, !in and !~ are the exact opposite, so true on an instance without tasks.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-timestamps',
    mark: 'modelling choice',
    text: 'registeredAt is compared with a date or a date and time; without a zone UTC is meant, without a time midnight.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'query-unquoted',
    mark: 'modelling choice',
    text: 'White space around symbols may be left out, so an unquoted value or pattern ends before && and ||. Quotes have no escapes.',
    spec: 'placement-and-lifecycle 3.1',
  },
  {
    id: 'refusal-order',
    mark: 'modelling choice',
    text: 'Where several things are wrong with a request, ECS is taken to answer with the first in a fixed order: names, launch type, scheduling strategy, task definition, placement.',
    spec: 'placement-and-lifecycle 1.6',
  },
  {
    id: 'refusal-wording',
    mark: 'modelling choice',
    text: 'Where AWS documents a limit but not the text of the refusal, the text names the limit and what was given.',
    spec: 'placement-and-lifecycle 1.6',
  },
  {
    id: 'registration-order',
    mark: 'modelling choice',
    text: 'A task definition is checked rule by rule and refused at the first it breaks; ECS does not document its order.',
    spec: 'services-and-capacity 7.5',
  },
  {
    id: 'required-attributes',
    mark: 'observed',
    text: 'The attributes a task definition needs are those of real answers, the levels of the Docker API included. A definition with CPU or memory of its own also asks for task-cpu-mem-limit, which real answers leave out; every agent has it.',
    spec: 'placement-and-lifecycle 1.3',
  },
  {
    id: 'reserved-ports',
    mark: 'modelling choice',
    text: 'A list of reserved ports takes the place of the agent’s own, as ECS_RESERVED_PORTS does.',
    spec: 'placement-and-lifecycle 6.6',
  },
  {
    id: 'run-task-failures',
    mark: 'modelling choice',
    text: 'RunTask reports one failure per instance that was evaluated, in fleet order, for the first task that does not fit.',
    spec: 'placement-and-lifecycle 1.4',
  },
  {
    id: 'run-task-no-active-instance',
    mark: 'modelling choice',
    text: 'RunTask answers that no container instances were found also when there are some and none of them is ACTIVE.',
    spec: 'placement-and-lifecycle 1.4',
  },
  {
    id: 'scale-in-pools',
    mark: 'modelling choice',
    text: 'When a service shrinks, tasks of deployments being replaced go first, then those on draining instances, then unhealthy ones, then those not yet running; only then do the strategies choose.',
    spec: 'placement-and-lifecycle 2.4',
  },
  {
    id: 'scale-in-ties',
    mark: 'modelling choice',
    text: 'Among tasks that the strategies leave open, the first instance of the fleet and on it the newest task goes. ECS picks at random.',
    spec: 'placement-and-lifecycle 2.4',
  },
  {
    id: 'service-group-names',
    mark: 'modelling choice',
    text: 'A standalone task may not name a group that begins with "service:", so that the counts of services stay clean.',
    spec: 'placement-and-lifecycle 4',
  },
  {
    id: 'set-image-replaces',
    mark: 'modelling choice',
    text: 'SetImage gives an image a behaviour in place of what the scenario or an earlier SetImage said of it. Containers that run keep theirs, but for when they answer health checks.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'spot-price',
    mark: 'modelling choice',
    text: 'A Spot instance is taken to cost 30 per cent of the on-demand list price.',
    spec: 'services-and-capacity 6',
  },
  {
    id: 'spread-counts-live',
    mark: 'modelling choice',
    text: 'Spread counts tasks meant to run, those still starting included, on every instance with the value: full, draining and disconnected ones too.',
    spec: 'placement-and-lifecycle 2.2',
  },
  {
    id: 'spread-missing-attribute',
    mark: 'modelling choice',
    text: 'Instances that lack the attribute of a spread form one group of their own and remain eligible.',
    spec: 'placement-and-lifecycle 2.2',
  },
  {
    id: 'start-task-draining',
    mark: 'modelling choice',
    text: 'StartTask on a draining instance fails with INACTIVE.',
    spec: 'placement-and-lifecycle 1.5',
  },
  {
    id: 'start-task-no-constraints',
    mark: 'modelling choice',
    text: 'StartTask does not apply the placement constraints of the task definition.',
    spec: 'placement-and-lifecycle 1.5',
  },
  {
    id: 'start-throttle-steps',
    mark: 'modelling choice',
    text: 'After the third start in a row that fails a service waits 30 seconds, then twice as long after each further one, up to 27 minutes; AWS publishes the maximum only.',
    spec: 'placement-and-lifecycle 6.2',
  },
  {
    id: 'stop-report',
    mark: 'modelling choice',
    text: 'A container’s own exit reaches ECS after the agent’s report; when ECS itself stops a task, STOPPED follows the end of the last container without delay.',
    spec: 'placement-and-lifecycle 5.3',
  },
  {
    id: 'strategies-filter',
    mark: 'modelling choice',
    text: 'Each strategy of a list keeps its best candidates and hands them on; a later one decides only among ties of those before it.',
    spec: 'placement-and-lifecycle 2.2',
  },
  {
    id: 'target-answers',
    mark: 'modelling choice',
    text: 'A target is checked from the moment its task is RUNNING, and then at every interval. It answers while its container runs, healthyAfterSeconds after the start of the container; each check ends at once.',
    spec: 'services-and-capacity 2.3',
  },
  {
    id: 'target-failure-reasons',
    mark: 'modelling choice',
    text: 'A container that runs and is not healthy yet answers an application load balancer with 503; one made to fail its checks does not answer in time; one that does not run refuses the connection.',
    spec: 'services-and-capacity 2.3',
  },
  {
    id: 'target-grace',
    mark: 'modelling choice',
    text: 'An unhealthy target that passes checks again does not cost its task its life, though it needs all of its passes to be healthy. So a task that becomes ready within its grace period stays.',
    spec: 'services-and-capacity 2.3',
  },
  {
    id: 'target-group-arns',
    mark: 'modelling choice',
    text: 'A target group that the scenario knows by name only has an ARN made from its name.',
    spec: 'services-and-capacity 2.1',
  },
  {
    id: 'target-news',
    mark: 'modelling choice',
    text: 'What happens to a service’s targets at one moment makes one service event of each kind and target group.',
    spec: 'placement-and-lifecycle 1.8',
  },
  {
    id: 'unknown-type-interfaces',
    mark: 'modelling choice',
    text: 'An instance whose type is not in the catalogue offers network interfaces for two awsvpc tasks, as a large one does.',
    spec: 'placement-and-lifecycle 7.4',
  },
  {
    id: 'zone-failure',
    mark: 'modelling choice',
    text: 'When a zone fails, all its instances count as terminated; ECS notices after instanceTerminationDetection.',
    spec: 'placement-and-lifecycle 6.5',
  },
];
