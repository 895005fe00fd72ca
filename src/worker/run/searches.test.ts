import { describe, expect, it } from 'vitest';
import { formatScenario } from '../../scenario/format';
import { createSimulationApi } from './simulation-api';

const WEB = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web', cpu: 256, memory: 512 }] };
const DOCUMENT = {
  stowplan: 1,
  containerInstances: [{ id: 'a', resources: { cpu: 2048, memory: 1000 }, availabilityZone: 'us-east-1a' }],
  taskDefinitions: [WEB],
  services: [{ serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }],
};
const SIDES = [
  { label: 'as it is', patch: {} },
  {
    label: 'larger',
    patch: {
      taskDefinitions: { web: { containerDefinitions: [{ name: 'web', image: 'web', cpu: 256, memory: 600 }] } },
    },
  },
];

async function loaded(document: object, world?: number) {
  const api = createSimulationApi();
  const reply = await api.load(formatScenario(document), 30_000, world);
  if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
  return api;
}

describe('searches', () => {
  it('answer for the present world', async () => {
    const api = await loaded(DOCUMENT);
    const [smallest] = await api.waysOut(1);
    expect(smallest?.edits).toEqual([
      { path: ['taskDefinitions', 0, 'containerDefinitions', 0, 'memory'], value: 500 },
    ]);
    expect((await api.whatIf(0)).map(({ chosen }) => chosen)).toContain('a');
    expect(await api.parting(0, [{ type: 'random' }])).toBeNull();
  });

  it('say what is to be changed in the patch where a world has one', async () => {
    const api = await loaded({ ...DOCUMENT, view: { compare: SIDES } }, 1);
    const [smallest] = await api.waysOut(1);
    expect(smallest?.changes).toMatchObject([{ kind: 'memory', from: 600, to: 500 }]);
    expect(smallest?.edits[0]?.path.slice(0, 4)).toEqual(['view', 'compare', 1, 'patch']);
  });

  it('go on side by side, and end with nothing when too many are asked for, and before anything is loaded', async () => {
    const api = await loaded(DOCUMENT);
    const answers = await Promise.all([1, 1, 1, 1].map((decision) => api.waysOut(decision)));
    expect(answers.map(({ length }) => length > 0)).toEqual([false, true, true, true]);
    expect(await createSimulationApi().waysOut(0)).toEqual([]);
  });
});
