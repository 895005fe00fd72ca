import type { Screen } from './screens';

/** The sizes that pictures are taken in, and how the device differs. */
export const SIZES = {
  '1440x900': { on: 'desktop', viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false },
  '1280x720': { on: 'desktop', viewport: { width: 1280, height: 720 }, hasTouch: false, isMobile: false },
  '390x844': { on: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const satisfies Record<string, { on: NonNullable<Screen['on']>; [option: string]: unknown }>;
