import type { CapacityProviderStrategyItem } from '../../ecs/service';
import { capacityWays } from '../../store/compare/capacity/capacity-ways';
import { fieldsOf, launchPatch } from '../../store/compare/capacity/launch-patch';
import type { LaunchChoice } from '../../store/compare/capacity/launch-patch';
import { providersOf } from '../../store/compare/capacity/providers';
import { withPatchWritten } from '../../store/compare/side-text';
import { useDocument } from '../../store/document-store';
import { appendAction, change } from '../../store/edits';
import { useNotices } from '../../store/notice-store';
import type { PlacementSubject } from '../../store/placement-subjects';
import { usePreferences } from '../../store/preferences-store';
import { useWorlds } from '../../store/worlds/worlds';
import { changesText } from '../../words/capacity-compare-words';
import { launchSentence } from '../../words/capacity-strategy-words';
import { wayWords } from '../../words/compare-words';
import { launchWords, strategyItemsWords } from '../../words/launch-words';
import { pointAtClause } from '../clauses';
import { beginWay } from '../compare/begin-way';
import type { MenuEntry } from '../controls/menu-entries';

/** The menu of what launches a subject's tasks: from the start, from now on, or side by side. */
export function launchEntries(subject: PlacementSubject): MenuEntry[] {
  const { scenario } = useDocument.getState();
  if (scenario === null) return [];
  const { launchType, strategy, isDefault } = subject.launch;
  const present = launchType === null && strategy.length > 0 ? `${isDefault} ${strategyItemsWords(strategy)}` : null;
  const hasDefault = scenario.cluster['defaultCapacityProviderStrategy'] !== undefined;
  const own = providersOf(scenario).map(({ name }) => name);
  const strategies: readonly (readonly CapacityProviderStrategyItem[])[] = [
    ...own.map((name) => only(name)),
    ...(own.length > 1 ? [own.map((capacityProvider) => ({ capacityProvider, weight: 1 }))] : []),
    only('FARGATE_SPOT'),
    [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ],
  ];
  const item = (label: string, choice: LaunchChoice, checked: boolean, detail?: string): MenuEntry => ({
    kind: 'item',
    label,
    checked,
    ...(detail !== undefined && { detail }),
    run: () => void launch(subject, choice),
  });
  return [
    { kind: 'heading', label: launchSentence(subject.launch) },
    item(
      'EC2',
      { kind: 'ec2' },
      launchType === 'EC2' || (launchType === null && strategy.length === 0),
      'instances that are there',
    ),
    item('Fargate', { kind: 'fargate' }, launchType === 'FARGATE', 'a machine a task'),
    ...strategies.map((each) =>
      item(
        strategyItemsWords(each),
        { kind: 'strategy', strategy: each },
        present === `false ${strategyItemsWords(each)}`,
      ),
    ),
    ...(hasDefault ? [item('The cluster’s default', { kind: 'default' }, isDefault)] : []),
    ...(isListed(subject)
      ? [item('A new Auto Scaling group', { kind: 'newGroup' }, false, 'grows with what waits')]
      : []),
    { kind: 'line' },
    { kind: 'item', label: 'Base and weight …', detail: 'in the form', run: () => openForm(subject) },
    ...fromNowEntries(subject, strategies),
    ...besideEntries(subject),
  ];
}

function only(capacityProvider: string): readonly CapacityProviderStrategyItem[] {
  return [{ capacityProvider, weight: 1 }];
}

/** A service of the scenario's list, and nothing of the timeline has said otherwise: its definition is made fit with it. */
function isListed({ path, launch: { path: said } }: PlacementSubject): boolean {
  return path.startsWith('services[') && said === path;
}

/** One edit from the start of the run. What it had to change besides is said. */
async function launch(subject: PlacementSubject, choice: LaunchChoice): Promise<void> {
  const { scenario } = useDocument.getState();
  const move = scenario && isListed(subject) ? launchPatch(scenario, subject.name, choice) : null;
  const label = `launch of ${subject.name}`;
  if (move === null) {
    const fields = Object.entries(fieldsOf(choice, ''));
    await change(label, (edits, text) =>
      fields.reduce(
        (edited, [field, value]) => edits.withValue(edited, `${subject.launch.path}.${field}`, value ?? undefined),
        text,
      ),
    );
    return;
  }
  await change(label, (_edits, text) => withPatchWritten(text, move.patch));
  const text = changesText(move.changes);
  if (text !== '')
    useNotices.getState().say({ id: 'launch', kind: 'warning', title: `${subject.name} is launched otherwise`, text });
}

/** The form of the service or action, where bases and weights are. */
function openForm({ launch: { path } }: PlacementSubject): void {
  usePreferences.getState().set({ editorMode: 'form' });
  pointAtClause(path);
}

/** What ECS itself would do: UpdateService at the present moment, and new tasks for old. */
function fromNowEntries(
  { kind, name }: PlacementSubject,
  strategies: readonly (readonly CapacityProviderStrategyItem[])[],
): MenuEntry[] {
  const listed = strategies.filter(
    (each) => !each.some(({ capacityProvider }) => capacityProvider.startsWith('FARGATE')),
  );
  if (kind !== 'service' || listed.length === 0) return [];
  const entries = listed.map((capacityProviderStrategy): MenuEntry => ({
    kind: 'item',
    label: launchWords({ launchType: null, strategy: capacityProviderStrategy }),
    run: () =>
      void appendAction('UpdateService', { service: name, capacityProviderStrategy, forceNewDeployment: true }),
  }));
  return [{ kind: 'more', label: 'From now on', detail: 'UpdateService', entries }];
}

function besideEntries({ name }: PlacementSubject): MenuEntry[] {
  const { scenario } = useDocument.getState();
  if (scenario === null || useWorlds.getState().worlds.length > 1) return [];
  const ways = capacityWays(scenario);
  const own = ways.filter(({ kind, subject }) => kind !== 'fargate' || subject === name);
  const fargate = own.some(({ kind }) => kind === 'fargate')
    ? []
    : ways.filter(({ kind }) => kind === 'fargate').slice(0, 1);
  const entries = [...fargate, ...own].map((way): MenuEntry => ({
    kind: 'item',
    ...wayWords(way),
    run: () => beginWay(way),
  }));
  return entries.length > 0 ? [{ kind: 'more', label: 'Side by side', entries }] : [];
}
