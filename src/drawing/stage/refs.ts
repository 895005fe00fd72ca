/** What on the stage can be pointed at. Indexes are those of frames; `zone` is its name; `waiting` counts the frame's waiting groups. */
export type StageRef =
  | { readonly kind: 'task'; readonly taskIndex: number }
  | { readonly kind: 'instance'; readonly instanceIndex: number }
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'capacityProvider'; readonly provider: number }
  | { readonly kind: 'waiting'; readonly index: number };

/** Whether two references name the same thing. */
export function sameRef(a: StageRef | null, b: StageRef | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  switch (a.kind) {
    case 'task':
      return b.kind === 'task' && a.taskIndex === b.taskIndex;
    case 'instance':
      return b.kind === 'instance' && a.instanceIndex === b.instanceIndex;
    case 'zone':
      return b.kind === 'zone' && a.zone === b.zone;
    case 'capacityProvider':
      return b.kind === 'capacityProvider' && a.provider === b.provider;
    case 'waiting':
      return b.kind === 'waiting' && a.index === b.index;
  }
}
