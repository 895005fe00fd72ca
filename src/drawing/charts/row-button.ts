/** A row's name that leads somewhere: a button of the page over the chart. */
export interface RowButton {
  /** Right end and top of the name, px in the host; null where the row is not drawn. */
  place(at: { readonly right: number; readonly top: number } | null): void;
  destroy(): void;
}

export function createRowButton(host: HTMLElement, name: string, onPress: () => void): RowButton {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chart-row-name';
  button.textContent = name;
  button.addEventListener('click', onPress);
  host.append(button);
  return {
    place(at) {
      button.hidden = at === null;
      if (at !== null) Object.assign(button.style, { width: `${at.right + 4}px`, top: `${at.top}px` });
    },
    destroy: () => button.remove(),
  };
}
