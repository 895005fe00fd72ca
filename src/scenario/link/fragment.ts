/** What stands after the `#` of an address, taken apart: `#s=1.…`, `#e=example`, `#l=lesson`, each with `&embed` and `&play`. */
export interface Fragment {
  /** Only the stage and the transport are shown. */
  readonly embed: boolean;
  /** It plays from the moment at which it opens, which a scenario with `view.at` else does not. */
  readonly play?: true;
  /** A packed scenario. */
  readonly scenario?: string;
  readonly example?: string;
  readonly lesson?: string;
}

const KEYS = { s: 'scenario', e: 'example', l: 'lesson' } as const;

/** Takes `location.hash` apart; what is no request of ours is passed over. Of several scenarios, examples and lessons the first kind counts. */
export function fragmentOf(hash: string): Fragment {
  const parts = hash.replace(/^#/, '').split('&');
  const how = { embed: parts.includes('embed'), ...(parts.includes('play') && { play: true as const }) };
  for (const [key, name] of Object.entries(KEYS)) {
    const part = parts.find((each) => each.startsWith(`${key}=`));
    if (part !== undefined) return { ...how, [name]: part.slice(key.length + 1) };
  }
  return how;
}
