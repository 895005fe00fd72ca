import { plural } from '../../lib/english';
import { isEmpty, recordsAt } from './raw';
import type { Parts } from './missing';
import { definitionName } from './tasks';
import { compare } from './account';

/** What could not be taken over as it is, a sentence each. */
export function notesOn({ account, instances, tasks, definitions, services }: Parts): string[] {
  const without = tasks.placed.filter(({ definition }) => !definitions.names.has(definition));
  const unread = [...new Set(without.map(({ definition }) => definitionName(definition)))].sort(compare);
  const fargate = tasks.placed.filter(({ instance }) => instance === null).length;
  const zoneless = instances.instances.filter(({ entry }) => isEmpty(entry['availabilityZone'])).length;
  const bare = instances.instances.filter(
    ({ entry, record }) => recordsAt(record, 'registeredResources').length === 0 && isEmpty(entry['instanceType']),
  ).length;
  const isAre = (count: number): string => (count === 1 ? 'is' : 'are');
  const notes: (string | null)[] = [
    tasks.stopping === 0
      ? null
      : `${plural(tasks.stopping, 'task', 'tasks')} that stopped or ${isAre(tasks.stopping)} stopping ${isAre(tasks.stopping)} left out.`,
    tasks.waiting === 0
      ? null
      : `${plural(tasks.waiting, 'task', 'tasks')} without an instance so far ${isAre(tasks.waiting)} left out; services place theirs again.`,
    tasks.starting === 0
      ? null
      : `${plural(tasks.starting, 'task', 'tasks')} not RUNNING yet ${isAre(tasks.starting)} taken as RUNNING.`,
    tasks.onFargateSpot === 0
      ? null
      : `${plural(tasks.onFargateSpot, 'task', 'tasks')} on Fargate Spot ${isAre(tasks.onFargateSpot)} taken as plain Fargate tasks.`,
    fargate === 0
      ? null
      : `${plural(fargate, 'Fargate task', 'Fargate tasks')} ${isAre(fargate)} kept in the scenario; tasks on Fargate are not simulated yet.`,
    instances.leftOut === 0
      ? null
      : `${plural(instances.leftOut, 'container instance', 'container instances')} neither ACTIVE nor DRAINING ${isAre(instances.leftOut)} left out.`,
    zoneless === 0
      ? null
      : `${plural(zoneless, 'container instance says', 'container instances say')} no zone and ${isAre(zoneless)} taken to be in the first.`,
    bare === 0
      ? null
      : `Of ${plural(bare, 'container instance', 'container instances')} neither type nor resources are known: nothing fits there.`,
    without.length === 0
      ? null
      : `${plural(without.length, 'task', 'tasks')} of ${unread.join(', ')} ${isAre(without.length)} left out: the definition cannot be taken.`,
    account.elsewhere === 0
      ? null
      : `${plural(account.elsewhere, 'thing', 'things')} of another cluster ${isAre(account.elsewhere)} left out.`,
  ];
  return [...notes.filter((note) => note !== null), ...definitions.notes, ...services.notes];
}
