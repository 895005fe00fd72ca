import { expect, test } from '../fixture';
import { takePictures } from './picture';
import { SIZES } from './sizes';

const BEATS = ['Room', 'Constraints', 'Rank', 'Place'];
/** How far into a beat its picture is taken, ms: ranks are all there then, and the task is on its way. */
const AHEAD_MS = 350;

for (const [size, { on: _on, ...device }] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use(device);
    for (const [index, beat] of BEATS.entries()) {
      test(`slow motion, ${beat}`, async ({ playground, page }) => {
        const { slowMotion, transport } = playground;
        await page.clock.install();
        await playground.open('#e=member-of');
        await playground.pauseAt(0);
        for (let placements = 0; placements < 6; placements += 1) {
          await transport.nextPlacement.click();
          await playground.settle();
        }
        await transport.setSpeed('slow');
        await transport.nextPlacement.click();
        await expect(slowMotion.current).toContainText(beat, { timeout: 30_000 });
        // From here on the page's time stands still.
        await page.clock.pauseAt(await page.evaluate((ahead) => Date.now() + ahead, AHEAD_MS));
        await takePictures(page, `slow-motion-${index + 1}-${beat.toLowerCase()}`, size);
      });
    }
  });
}
