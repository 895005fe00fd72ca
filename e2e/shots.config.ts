import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** `npm run shots`: every screen and state as a picture in `shots/`, for looking at. */
export default defineConfig(journeys, {
  testDir: 'shots',
  testMatch: '**/*.shots.ts',
  testIgnore: [],
});
