import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * What the built page may do. `'unsafe-inline'` for styles is Monaco's need: it inserts `<style>` elements and style
 * attributes through HTML. Scripts and workers are files of our own; nothing pasted can run.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the built page. Only there: the development server's hot reload needs an inline script. */
function securityPolicy(): Plugin {
  return {
    name: 'stowplan:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Asks for the interface's font with the page itself, not after the style sheet: labels do not change under the reader. */
function fontPreload(): Plugin {
  return {
    name: 'stowplan:font-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => /ibm-plex-sans-latin-standard-normal-[^/]*\.woff2$/.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
            injectTo: 'head',
          })),
    },
  };
}

/** Whether a browser window can be opened here and somebody is there to see it. */
function hasDesktop(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI || !process.stdout.isTTY) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

const units = 'src/**/*.test.{ts,tsx}';
const properties = 'src/**/*.property.test.ts';

export default defineConfig({
  // Relative addresses: the build works under any path.
  base: './',
  plugins: [react(), securityPolicy(), fontPreload()],
  worker: { format: 'es' },
  build: {
    // No data: addresses, which the policy would refuse for fonts.
    assetsInlineLimit: 0,
    // Monaco is one large chunk on purpose; it is loaded after the first paint.
    chunkSizeWarningLimit: 5_000,
  },
  // Opened only where there is a desktop to open it on.
  preview: { open: hasDesktop() },
  test: {
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'units', include: [units], exclude: [properties] } },
      { extends: true, test: { name: 'properties', include: [properties] } },
      // Rules of the house: import directions, purity, file sizes, the lock.
      { extends: true, test: { name: 'house', include: ['e2e/**/*.test.ts'] } },
    ],
  },
});
