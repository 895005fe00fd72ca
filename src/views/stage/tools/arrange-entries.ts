import type { InstanceAttribute } from '../../../frame/instance-query';
import { useArrangement } from '../../../store/arrangement-store';
import type { Grouping } from '../../../store/arrangement-store';
import { INSTANCE_SORTS, SHADES, usePreferences } from '../../../store/preferences-store';
import { SHADE_WORDS, SORT_WORDS, groupWords } from '../../../words/stage-words';

/** One way to arrange the stage. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly chosen: boolean;
  readonly run: () => void;
}

export function sortChoices(): Choice[] {
  const { instanceSort, set } = usePreferences.getState();
  return INSTANCE_SORTS.map((sort) => ({
    key: sort,
    label: SORT_WORDS[sort],
    chosen: sort === instanceSort,
    run: () => set({ instanceSort: sort }),
  }));
}

export function shadeChoices(): Choice[] {
  const { shade: present, set } = usePreferences.getState();
  const details = { instances: 'each by how full it is', tasks: 'each in its service’s colour' } as const;
  return SHADES.map((shade) => ({
    key: shade,
    label: SHADE_WORDS[shade],
    detail: details[shade],
    chosen: shade === present,
    run: () => set({ shade }),
  }));
}

/** Zone, type, capacity provider, and each attribute that tells instances apart and is not one of these under another name. */
export function groupChoices(attributes: readonly InstanceAttribute[]): Choice[] {
  const { group, set } = useArrangement.getState();
  const isPresent = (name: string): boolean => group.by === 'attribute' && group.name === name;
  const names = attributes
    .filter((attribute) => isTelling(attribute) || isPresent(attribute.name))
    .map(({ name }) => name);
  const groups: Grouping[] = [
    { by: 'zone' },
    { by: 'type' },
    { by: 'capacityProvider' },
    ...names.map((name) => ({ by: 'attribute', name }) as const),
  ];
  return groups.map((choice) => {
    const values = choice.by === 'attribute' ? attributes.find(({ name }) => name === choice.name)?.values : undefined;
    return {
      key: groupKey(choice),
      label: groupWords(choice),
      ...(values && { detail: `${values.length} ${values.length === 1 ? 'value' : 'values'}` }),
      chosen: groupKey(choice) === groupKey(group),
      run: () => set({ group: choice }),
    };
  });
}

function isTelling({ name, values, byInstance }: InstanceAttribute): boolean {
  return !SAME_AS.has(name) && (values.length > 1 || byInstance.includes(-1));
}

const SAME_AS: ReadonlySet<string> = new Set(['ecs.availability-zone', 'ecs.instance-type']);

function groupKey(group: Grouping): string {
  return group.by === 'attribute' ? `attribute ${group.name}` : group.by;
}
