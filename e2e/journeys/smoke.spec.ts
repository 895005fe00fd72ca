import { expect, test } from '../fixture';

test('the built page opens under a sub-path, under its policy, on its own', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/^Stowplan/);
  await expect(page.locator('#root')).not.toBeEmpty();
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'; script-src 'self' 'sha256-[\w+/=]+';/);
});
