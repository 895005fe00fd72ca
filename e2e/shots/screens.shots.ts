import { test } from '../fixture';
import { takePictures } from './picture';
import { SCREENS } from './screens';
import { SIZES } from './sizes';

for (const [size, { on, ...device }] of Object.entries(SIZES)) {
  test.describe(size, () => {
    test.use(device);
    for (const screen of SCREENS.filter((screen) => (screen.on ?? on) === on)) {
      test(screen.name, async ({ playground, page }) => {
        await screen.show(playground);
        await playground.settle();
        await takePictures(page, screen.name, size);
      });
    }
  });
}
