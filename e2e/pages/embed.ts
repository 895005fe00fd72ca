import { expect, type FrameLocator, type Page } from '@playwright/test';

/** A course page that shows an embed, and talks to it by messages. */
export type CoursePage = Awaited<ReturnType<typeof coursePage>>;

/** What an embed has told, as the course page has heard it. */
export interface Heard {
  readonly source: string;
  readonly event: 'ready' | 'time' | 'placement';
  readonly seconds: number;
  readonly playing?: boolean;
  readonly task?: string | null;
  readonly containerInstance?: string | null;
}

/** The page of another site as far as can be: served at an address of its own beside the product, with nothing on it but the frame. */
export async function coursePage(page: Page, html: string) {
  await page.route('**/course.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Course</title><h1>Week 3</h1><a href="#">before</a>${html}<a href="#">after</a>`,
    }),
  );
  // Listening begins before the frame does.
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', ({ data }) => heard.push(data));
  });
  await page.goto('./course.html');
  return embedIn(page, page.frameLocator('iframe'));
}

export function embedIn(page: Page, frame: FrameLocator) {
  const heard = (): Promise<Heard[]> =>
    page.evaluate(() => (window as unknown as { heard: Heard[] }).heard.filter(({ source }) => source === 'stowplan'));
  return {
    frame,
    play: frame.getByRole('button', { name: 'Play' }),
    pause: frame.getByRole('button', { name: 'Pause' }),
    scrubber: frame.getByRole('slider', { name: 'Time' }),
    sentence: frame.getByRole('heading', { level: 1 }),
    whole: frame.getByRole('link', { name: 'Open in Stowplan' }),
    stages: frame.getByRole('application', { name: 'Cluster' }),
    /** Sends a message as the page around would. */
    async ask(message: unknown): Promise<void> {
      await page.evaluate((asked) => {
        document.querySelector('iframe')?.contentWindow?.postMessage(asked, '*');
      }, message);
    },
    heard,
    /** Waits until something has been told. */
    async hears(matching: (heard: Heard) => boolean): Promise<void> {
      await expect.poll(async () => (await heard()).some(matching)).toBe(true);
    },
  };
}
