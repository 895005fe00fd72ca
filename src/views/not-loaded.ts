/** Says in the empty page that its own script could not be had, with the way on. Without React, which comes with that script. */
export function showNotLoaded(error: unknown): void {
  const main = document.createElement('main');
  main.className = 'not-loaded';
  main.setAttribute('role', 'alert');
  const title = document.createElement('h1');
  title.textContent = 'The page could not be loaded.';
  const text = document.createElement('p');
  text.textContent =
    'The connection may have been lost, or there is a newer version. Your scenario is kept on this device.';
  const reload = document.createElement('button');
  reload.type = 'button';
  reload.textContent = 'Reload';
  reload.addEventListener('click', () => window.location.reload());
  main.append(title, text, reload);
  document.getElementById('root')?.replaceChildren(main);
  reportError(error);
}
