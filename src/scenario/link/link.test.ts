import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../examples/examples';
import { linkDictionary } from './dictionary';
import { parseScenarioValue } from '../parse';
import { encodeLink, readHash } from './link';
import { withoutDefaults } from './minify';
import { SIX_SERVICES } from './six-services';

/** A fragment around any bytes, packed as links are. */
function packed(content: string | Uint8Array): string {
  return `#s=1.${deflateRawSync(content, { dictionary: linkDictionary(), level: 9 }).toString('base64url')}`;
}

describe('a link is the whole scenario', () => {
  it.each(EXAMPLES.map((example) => [example.id, example.scenario] as const))('%s', (_, scenario) => {
    const content = readHash(encodeLink(scenario));
    expect(content).toMatchObject({ kind: 'scenario', embed: false });
    const read = content.kind === 'scenario' ? (JSON.parse(content.text) as unknown) : null;
    expect(parseScenarioValue(read)).toEqual(parseScenarioValue(scenario));
    // What is not a default is there to the letter.
    expect(read).toEqual(withoutDefaults(scenario));
  });

  it('of six services in less than 1,000 characters', () => {
    const link = encodeLink(SIX_SERVICES);
    expect(readHash(link)).toMatchObject({ kind: 'scenario' });
    expect(link.length).toBeLessThan(1000);
  });

  it('that has no need of escaping in an address', () => {
    expect(encodeLink({ stowplan: 1, name: 'ä/+?#& "' })).toMatch(/^#s=1\.[A-Za-z0-9_-]+$/);
  });

  it('larger than the window of the compressor too', () => {
    const subnets = Object.fromEntries(
      Array.from({ length: 5000 }, (_, n) => [`subnet-${(n * 2654435761) % 4294967296}`, 'us-east-1a']),
    );
    const content = readHash(encodeLink({ stowplan: 1, subnets }));
    expect(content.kind === 'scenario' && (JSON.parse(content.text) as unknown)).toEqual({ stowplan: 1, subnets });
  });

  it('that other programs can read, given the dictionary', () => {
    const bytes = Buffer.from(encodeLink({ stowplan: 1, name: 'a' }).slice('#s=1.'.length), 'base64url');
    expect(inflateRawSync(bytes, { dictionary: linkDictionary() }).toString()).toBe('{"stowplan":1,"name":"a"}');
  });
});

it('leaves out what the defaults say', () => {
  const wordy = {
    stowplan: 1,
    name: 'Untitled',
    seed: 1,
    cluster: { clusterName: 'default' },
    containerInstances: [{ id: 'a', count: 1, instanceType: 'm5.large', spot: false, status: 'ACTIVE' }],
    timings: { imagePull: 5, agentDispatch: 2 },
    timeline: [],
  };
  const content = readHash(encodeLink(wordy));
  expect(content.kind === 'scenario' && (JSON.parse(content.text) as unknown)).toEqual({
    stowplan: 1,
    containerInstances: [{ id: 'a', instanceType: 'm5.large' }],
    timings: { agentDispatch: 2 },
  });
});

describe('links that were shared open for ever', () => {
  const lines = readFileSync(new URL('corpus.txt', import.meta.url), 'utf8').split('\n');
  const links = lines
    .filter((line) => line.startsWith('#s='))
    .map((line) => [line.slice(line.indexOf(' ') + 1), line.split(' ')[0] ?? ''] as const);

  it.each(links)('%s', (name, link) => {
    const content = readHash(link);
    expect(content.kind).toBe('scenario');
    const { name: title = 'Untitled' } = JSON.parse(content.kind === 'scenario' ? content.text : '{}') as {
      name?: string;
    };
    expect(title).toBe(name);
  });

  it('because the dictionary never changes', () => {
    expect(createHash('sha256').update(linkDictionary()).digest('hex')).toBe(
      '9fa63881aac970442194f0459ea22302bbba1518e9be2d2c5e5569f2ed9dad08',
    );
  });
});

describe('other fragments', () => {
  it.each([
    ['', { kind: 'none', embed: false }],
    ['#', { kind: 'none', embed: false }],
    ['#main', { kind: 'none', embed: false }],
    ['#embed', { kind: 'none', embed: true }],
    ['#e=binpack-against-spread', { kind: 'example', id: 'binpack-against-spread', embed: false }],
    ['#e=member-of&embed', { kind: 'example', id: 'member-of', embed: true }],
    ['#e=member-of&embed&play', { kind: 'example', id: 'member-of', embed: true, play: true }],
    ['#l=zones', { kind: 'lesson', id: 'zones', embed: false }],
  ])('%j', (hash, content) => {
    expect(readHash(hash)).toEqual(content);
  });
});

describe('a bad link says which way it is bad', () => {
  const good = encodeLink(SIX_SERVICES);
  it.each([
    ['cut', good.slice(0, -40), 'damaged'],
    ['cut to nothing', '#s=1.', 'damaged'],
    ['without encoding', '#s=abc', 'damaged'],
    ['empty', '#s=', 'damaged'],
    ['of strange characters', '#s=1.ab+c/=', 'damaged'],
    ['changed', good.replace(/.{8}$/, 'AAAAAAAA'), 'damaged'],
    ['not JSON', packed('{"stowplan":1'), 'damaged'],
    ['not UTF-8', packed(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 'damaged'],
    ['of a newer encoding', '#s=2.abc', 'newer'],
    ['of a newer format', packed('{"stowplan":2}'), 'newer'],
    ['JSON but no scenario', packed('[1,2,3]'), 'not-a-scenario'],
    ['a scenario with an error', packed('{"stowplan":1,"seed":"x"}'), 'not-a-scenario'],
  ])('%s', (_, hash, why) => {
    expect(readHash(hash)).toMatchObject({ kind: 'bad', why });
  });

  it('says where the scenario is wrong', () => {
    expect(readHash(packed('{"stowplan":1,"seed":"x"}'))).toMatchObject({
      detail: 'seed: "seed" must be a number, not "x".',
    });
  });

  it('never unpacks more than 8 MiB, whatever is packed into it', () => {
    const bomb = packed(Buffer.alloc(256 * 1024 * 1024, 0x20));
    const before = process.memoryUsage();
    expect(readHash(bomb)).toMatchObject({ kind: 'bad', why: 'too-large' });
    const after = process.memoryUsage();
    const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
    expect(grown).toBeLessThan(64 * 1024 * 1024);
  });
});
