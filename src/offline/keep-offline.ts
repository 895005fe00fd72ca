/**
 * Has the browser keep the page for use without a network. To be called when the page is at rest: all of its files are fetched. Does nothing while the page is
 * developed, where files change under one's hands, and in a frame of another page.
 */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || window.top !== window) return;
  // A browser that forbids it (a private window, a host without https) shows the page all the same.
  navigator.serviceWorker.register('./service-worker.js').catch(() => undefined);
}
