import type { BrowserContext } from '@playwright/test';

/** What went wrong behind a test's back: anything here fails it. */
export interface Watch {
  /** A line each, in the order they happened, less what was allowed. */
  complaints(): string[];
  /** Messages that a test provokes on purpose, a crash of the worker for one. */
  allow(pattern: RegExp): void;
}

/**
 * Watches all pages of a context from now on: requests to another origin (which are also aborted), errors and warnings in
 * the console, a violated Content-Security-Policy among them, and exceptions nobody caught.
 */
export async function watch(context: BrowserContext, address: string): Promise<Watch> {
  const { origin } = new URL(address);
  const seen: string[] = [];
  const allowed = [/Service Worker registration blocked/];
  const isForeign = (url: URL) => !['data:', 'blob:'].includes(url.protocol) && url.origin !== origin;

  await context.route(isForeign, async (route) => {
    await route.abort();
  });
  await context.routeWebSocket(isForeign, async (socket) => {
    seen.push(`request to ${socket.url()}`);
    await socket.close();
  });
  context.on('request', (request) => {
    if (isForeign(new URL(request.url()))) seen.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => {
    seen.push(`uncaught: ${error.error().message}`);
  });

  return {
    complaints: () => seen.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint))),
    allow: (pattern) => {
      allowed.push(pattern);
    },
  };
}
