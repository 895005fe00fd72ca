import type { StageRef } from './refs';
import { MOVE_OF_KEY } from './reading-order';
import type { Move } from './reading-order';

/** The one element of the stage that takes the keyboard's focus. It lies over what it stands for and bears its name. */
export interface StageKeyboard {
  /** Name and place of what is focused; hidden from sight, read by screen readers. */
  place(
    name: string,
    rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null,
  ): void;
  /** Says it, when the focus moved. */
  say(text: string): void;
  readonly hasFocus: boolean;
  focus(): void;
  destroy(): void;
}

export interface KeyboardHandlers {
  focused(): void;
  blurred(): void;
  move(move: Move): StageRef | null;
  select(): void;
  clear(): void;
  activate(): void;
  zoom(direction: 1 | -1 | 0): void;
}

export function createStageKeyboard(host: HTMLElement, handlers: KeyboardHandlers): StageKeyboard {
  const proxy = document.createElement('button');
  proxy.type = 'button';
  proxy.className = 'stage-proxy';
  proxy.setAttribute('aria-label', 'Stage');
  proxy.setAttribute('aria-roledescription', 'part of the drawing');
  /** Where it lies. */
  let placed = '';
  const spoken = document.createElement('div');
  spoken.className = 'stage-spoken';
  spoken.setAttribute('aria-live', 'polite');
  host.append(proxy, spoken);

  /** True when the key was ours: then the page's own shortcuts do not see it. */
  function handle(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const move = MOVE_OF_KEY[event.key];
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) handlers.activate();
    else if (event.shiftKey && move) return false;
    else if (move) handlers.move(move);
    else if (event.key === 'Enter') handlers.select();
    else if (event.key === 'Escape') handlers.clear();
    else if (event.key === '+' || event.key === '=') handlers.zoom(1);
    else if (event.key === '-') handlers.zoom(-1);
    else if (event.key === '0') handlers.zoom(0);
    else return false;
    return true;
  }

  proxy.addEventListener('keydown', (event) => {
    if (!handle(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  // A screen reader presses the button without a key.
  proxy.addEventListener('click', (event) => {
    event.stopPropagation();
    handlers.select();
  });
  proxy.addEventListener('focus', () => handlers.focused());
  proxy.addEventListener('blur', () => handlers.blurred());

  return {
    place(name, rect) {
      const label = name === '' ? 'Stage: no container instances' : name;
      if (proxy.getAttribute('aria-label') !== label) proxy.setAttribute('aria-label', label);
      const key = rect ? `${rect.x} ${rect.y} ${rect.width} ${rect.height}` : placed;
      if (rect && key !== placed) {
        placed = key;
        Object.assign(proxy.style, {
          left: `${rect.x}px`,
          top: `${rect.y}px`,
          width: `${rect.width}px`,
          height: `${rect.height}px`,
        });
      }
    },
    say(text) {
      spoken.textContent = text;
    },
    get hasFocus() {
      return document.activeElement === proxy;
    },
    focus: () => proxy.focus({ preventScroll: true }),
    destroy() {
      proxy.remove();
      spoken.remove();
    },
  };
}
