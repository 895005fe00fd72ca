import { expect, test } from '@playwright/test';
import { watch } from './watch';

/** What a page might do wrong, and the complaint that must follow. */
const offences: [name: string, script: string, complaint: RegExp][] = [
  [
    'fetches from another origin',
    "fetch('https://example.com/a').catch(() => {})",
    /^request to https:\/\/example\.com\/a$/,
  ],
  ['shows an image of another origin', "new Image().src = 'https://example.com/b.png'", /^request to .*b\.png$/],
  [
    'loads a script of another origin',
    "document.head.append(Object.assign(document.createElement('script'), { src: 'https://example.com/c.js' }))",
    /^request to .*c\.js$/,
  ],
  [
    'fetches in a worker',
    "new Worker(URL.createObjectURL(new Blob([`fetch('https://example.com/d').catch(() => {})`])))",
    /^request to .*\/d$/,
  ],
  ['opens a socket to another origin', "new WebSocket('wss://example.com/e')", /^request to wss:.*\/e$/],
  ['logs an error', "console.error('f')", /^console error: f$/],
  ['logs a warning', "console.warn('g')", /^console warning: g$/],
  ['throws', "setTimeout(() => { throw new Error('h') })", /^uncaught: h$/],
  ['rejects', "void Promise.reject(new Error('i'))", /^uncaught: i$/],
  [
    'logs an error in a worker',
    "new Worker(URL.createObjectURL(new Blob([`console.error('j')`])))",
    /^console error: j$/,
  ],
];

/** A bare page of our own origin, without the built page's policy, so that the offence itself is what is seen. */
const bare = {
  status: 200,
  contentType: 'text/html',
  body: '<!doctype html><link rel="icon" href="data:,"><p>bare</p>',
};

for (const [name, script, complaint] of offences) {
  test(`a page that ${name} is caught`, async ({ context, page, baseURL }) => {
    const watching = await watch(context, baseURL ?? '');
    await page.route('**/bare', (route) => route.fulfill(bare));
    await page.goto('bare');
    expect(watching.complaints()).toEqual([]);
    await page.evaluate(script);
    await expect.poll(() => watching.complaints().filter((one) => complaint.test(one)).length).toBeGreaterThan(0);
  });
}

test('what a test provokes on purpose can be allowed', async ({ context, page, baseURL }) => {
  const watching = await watch(context, baseURL ?? '');
  await page.route('**/bare', (route) => route.fulfill(bare));
  await page.goto('bare');
  watching.allow(/on purpose/);
  await page.evaluate("console.error('on purpose'); console.error('by accident')");
  await expect.poll(() => watching.complaints()).toEqual(['console error: by accident']);
});

const injections: [name: string, script: string][] = [
  ['a foreign script', "{ src: 'https://example.com/k.js' }"],
  ['a script written into the page', "{ text: 'document.title = `ran`' }"],
  ['a script in an address', "{ src: 'data:text/javascript,document.title = `ran`' }"],
];

for (const [name, script] of injections) {
  test(`the built page's policy refuses ${name}`, async ({ context, page, baseURL }) => {
    const watching = await watch(context, baseURL ?? '');
    await page.goto('./');
    await page.evaluate(`document.head.append(Object.assign(document.createElement('script'), ${script}))`);
    await expect.poll(() => watching.complaints().join('\n')).toMatch(/violates the following Content Security Policy/);
    await expect(page).not.toHaveTitle('ran');
  });
}
