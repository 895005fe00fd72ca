import { listOf } from '../lib/english';
import type { Change, WayOut } from '../frame/ways-out';
import { checkAmount } from './explanation/amounts';
import { clock, costPerHour, cpuUnits, memoryMiB, number } from './prose';

/** A way out as it is offered: on its button, and in a sentence what it changes and what comes of it. */
export interface WayOutWords {
  /** Such as `web: memory 1,024 → 768 MiB`. */
  readonly title: string;
  readonly sentence: string;
}

export function wayOutWords(way: WayOut): WayOutWords {
  const title = way.changes.map(changeTitle).join(', and ');
  const changes = listOf(way.changes.map((change) => changeClause(change)));
  const since = way.since === 'start' ? 'From the start of the run' : `From ${clock(way.atMs)} on`;
  return { title, sentence: `${since}, ${changes}; ${outcome(way)}` };
}

/** What comes of it. */
function outcome({ kind, places, of, placedAtMs, proof }: WayOut): string {
  if (kind === 'desired-count') return 'then none of them waits any more.';
  if (proof === 'decision') return `then ${of === 1 ? 'it' : 'one of them'} finds a place.`;
  return `${whoHas(places, of)} a place at ${clock(placedAtMs)}.`;
}

function whoHas(places: number, of: number): string {
  if (of === 1) return 'the task has';
  if (places < of) return `${number(places)} of ${number(of)} ${places === 1 ? 'has' : 'have'}`;
  return of === 2 ? 'both have' : `all ${number(of)} have`;
}

function changeTitle(change: Change): string {
  switch (change.kind) {
    case 'cpu':
    case 'memory':
    case 'daemon':
      return `${change.taskDefinition}: ${fieldName(change.field)} ${number(change.from)} → ${number(change.to)}${unit(change.field)}`;
    case 'dynamic-port':
      return `${change.taskDefinition}: a dynamic port for ${portsOf(change)}`;
    case 'constraint':
      return change.type === 'memberOf' ? 'without this memberOf' : 'without distinctInstance';
    case 'instance':
      return `+1 ${change.instanceType} in ${change.availabilityZone}`;
    case 'trunking':
      return `awsvpcTrunking for ${change.entry}`;
    case 'network-mode':
      return `${change.taskDefinition}: bridge mode`;
    case 'gpus':
      return `${change.taskDefinition}: GPUs ${change.from === 'ALL' ? 'ALL' : number(change.from)} → ${number(change.to)}`;
    case 'attribute':
      return `${change.containerInstance}: ${change.name} = ${change.value}`;
    case 'activate':
      return `${change.containerInstance} back to ACTIVE`;
    case 'reconnect':
      return `reconnect ${change.containerInstance}`;
    case 'start':
      return `start ${change.containerInstance} again`;
    case 'restore-zone':
      return `restore ${change.availabilityZone}`;
    case 'desired-count':
      return `${change.service}: desiredCount ${number(change.from)} → ${number(change.to)}`;
    case 'minimum-healthy':
      return `${change.service}: minimumHealthyPercent ${number(change.from)} → ${number(change.to)}`;
  }
}

/** A clause of a sentence. */
function changeClause(change: Change): string {
  switch (change.kind) {
    case 'cpu':
    case 'memory':
    case 'daemon': {
      const { field, from, to } = change;
      const amount = field === 'cpu' ? cpuUnits : memoryMiB;
      const who =
        change.container === null
          ? `a task of ${change.taskDefinition}`
          : `${change.taskDefinition}’s ${change.container}`;
      return `${who} asks for ${amount(to)} in place of ${amount(from)}`;
    }
    case 'dynamic-port':
      return `${change.taskDefinition} takes any free port of its host in place of ${portsOf(change)}`;
    case 'constraint': {
      const whose = change.of === 'request' ? 'the request’s' : 'the task definition’s';
      return `${whose} ${change.type === 'memberOf' ? `memberOf (${change.expression ?? ''})` : 'distinctInstance'} goes`;
    }
    case 'instance': {
      const attributes = Object.entries(change.attributes).map(([name, value]) => `${name} = ${value}`);
      const withThem = attributes.length === 0 ? '' : `, with ${listOf(attributes)}`;
      const like = change.like === 'cheapest' ? ', the cheapest that fits' : '';
      return `there is one more instance, ${change.containerInstance}${withThem}${like} (${costPerHour(change.costPerHour)})`;
    }
    case 'trunking':
      return `the instances of ${change.entry} come with trunk interfaces`;
    case 'network-mode':
      return change.from === 'host'
        ? `${change.taskDefinition} takes any free port of its host in place of its own`
        : `${change.taskDefinition} shares its host’s network interface`;
    case 'gpus':
      return `${change.taskDefinition} asks for ${change.to === 0 ? 'no GPU' : checkAmount('gpu', change.to)}`;
    case 'attribute':
      return `${change.containerInstance} has the attribute ${change.name} = ${change.value}`;
    case 'activate':
      return `${change.containerInstance} takes tasks again`;
    case 'reconnect':
      return `the agent of ${change.containerInstance} is connected again`;
    case 'start':
      return `the machine of ${change.containerInstance} runs again`;
    case 'restore-zone':
      return `${change.availabilityZone} is in order again`;
    case 'desired-count':
      return `${change.service} wants ${number(change.to)} in place of ${number(change.from)}`;
    case 'minimum-healthy':
      return `${change.service} may stop tasks before their successors have a place, down to ${number(change.to)}%`;
  }
}

/** Ports are names: no separator of thousands. */
function portsOf({ ports }: Extract<Change, { readonly kind: 'dynamic-port' }>): string {
  return listOf(ports.map(({ hostPort }) => String(hostPort)));
}

function fieldName(field: 'cpu' | 'memory' | 'memoryReservation'): string {
  return field === 'memoryReservation' ? 'memory reserved' : field;
}

function unit(field: 'cpu' | 'memory' | 'memoryReservation'): string {
  return field === 'cpu' ? '' : ' MiB';
}
