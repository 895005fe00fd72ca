import { test as base } from '@playwright/test';
import { playgroundOf, type Playground } from './pages/playground';
import { watch, type Watch } from './watch';

export { expect } from '@playwright/test';

/**
 * The `test` of every journey: fails, whatever else it asserts, on any request that leaves the origin, any error or warning
 * in the console and any exception nobody caught. Ask for `watch` to allow a message that the test provokes, and for
 * `playground` to find one's way about the page.
 */
export const test = base.extend<{ watch: Watch; playground: Playground }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const watching = await watch(context, baseURL ?? '');
      await use(watching);
      base.expect(watching.complaints(), 'behind the test').toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page }, use) => use(playgroundOf(page)),
});
