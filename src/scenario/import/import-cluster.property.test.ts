import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importCluster } from './import-cluster';
import * as shop from './testing/shop';
import * as shopInstances from './testing/shop-instances';
import * as shopServices from './testing/shop-services';
import * as shopTasks from './testing/shop-tasks';

const PLAIN = { replaceNames: false, cluster: null, into: null };
const whole = importCluster(
  shop.SHOP.map((value) => ({ name: '', text: shop.printed(value) })),
  PLAIN,
);

/** Lists of documents taken apart and put together in other ways: some twice, some one by one. */
const shuffled = fc.shuffledSubarray([...shop.SHOP, ...shop.SHOP.slice(0, 4)], { minLength: shop.SHOP.length + 4 });
/** What people have between the documents that they paste. */
const between = fc.constantFrom(
  '',
  '\n',
  '\n$ aws ecs describe-tasks --tasks "${ARNS[@]}"\n',
  '\n[ec2-user@ip-10-0-0-1 ~]$ \n',
);

test('the order and the cutting up of the texts do not matter', () => {
  fc.assert(
    fc.property(
      shuffled,
      fc.array(between, { minLength: 30, maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      (values, gaps, files) => {
        const texts = Array.from({ length: files }, () => '');
        values.forEach((value, index) => {
          const file = index % files;
          const indent = index % 3 === 0 ? 0 : 4;
          texts[file] = `${texts[file] ?? ''}${gaps[index % gaps.length] ?? ''}${JSON.stringify(value, null, indent)}`;
        });
        const imported = importCluster(
          texts.map((text, index) => ({ name: `${index}`, text })),
          PLAIN,
        );
        expect(imported.text).toBe(whole.text);
        expect(imported.counts).toEqual(whole.counts);
        expect([imported.missing, imported.notes]).toEqual([whole.missing, whole.notes]);
      },
    ),
    { numRuns: 25 },
  );
});

test('the order of the things within a document does not matter', () => {
  const lists = [
    ['containerInstances', shopInstances.containerInstances],
    ['tasks', shopTasks.tasks],
    ['services', shopServices.services],
  ] as const;
  const orders = fc.tuple(
    ...lists.map(([key, value]) =>
      fc.shuffledSubarray(value[key] as unknown[], { minLength: (value[key] as unknown[]).length }),
    ),
  );
  fc.assert(
    fc.property(orders, (shuffledLists) => {
      const documents = [...lists.map(([key], index) => ({ [key]: shuffledLists[index] })), ...shop.SHOP.slice(3)];
      const { text } = importCluster([{ name: '', text: JSON.stringify(documents) }], PLAIN);
      expect(text).toBe(whole.text);
    }),
    { numRuns: 15 },
  );
});

test('whatever the text, nothing throws', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom(
        '{"tasks": [{"taskArn": 3, "taskDefinitionArn": {}}]}',
        '{"services": [{"serviceName": null}]}',
        '{"containerInstances": [{"containerInstanceArn": [], "status": 7}]',
        '{"taskDefinition": {"containerDefinitions": 5}}',
      ),
    ),
  );
  fc.assert(
    fc.property(pieces, fc.boolean(), (texts, replaceNames) => {
      const { text } = importCluster([{ name: '', text: texts.join('\n') }], { ...PLAIN, replaceNames });
      expect(text === null || text.startsWith('{')).toBe(true);
    }),
    { numRuns: 200 },
  );
});
