import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env as surroundings } from 'node:process';
import { expect, test } from 'vitest';
import { describeContainerInstances, describeTaskDefinitions, gatherScript } from './commands';
import { importCluster } from './import-cluster';
import { printed } from './testing/shop';
import { taskDefinitions } from './testing/shop-definitions';
import { containerInstances } from './testing/shop-instances';
import { services } from './testing/shop-services';
import { RUNNING_TASKS, tasks } from './testing/shop-tasks';

test('names that mean something to a shell are quoted', () => {
  expect(describeTaskDefinitions(["it's"])).toContain(String.raw`--task-definition 'it'\''s' `);
  expect(describeContainerInstances('a b', ['x'])).toContain("--cluster 'a b' --container-instances x ");
});

test('what one request takes only so much of comes in portions', () => {
  const ids = Array.from({ length: 250 }, (_, index) => `id-${index}`);
  expect(describeContainerInstances('prod', ids).split('\n')).toHaveLength(3);
});

/** An `aws` that answers with the shop’s documents, by the command. */
const FAKE_AWS = `#!/bin/bash
case "$1 $2" in
  'ecs list-container-instances') printf 'a\\tb\\n';;
  'ecs list-services') printf 'web\\n';;
  'ecs list-tasks') printf '';;
  'elbv2 describe-target-groups') exit 254;;
  *) cat "$ANSWERS/$2" 2>/dev/null || echo '{}';;
esac
`;

test.each(['shop-prod', "it's; touch pwned #"])(
  'the script for the cluster %s writes one file that is read here',
  (cluster) => {
    const folder = mkdtempSync(join(tmpdir(), 'stowplan-gather-'));
    try {
      writeFileSync(join(folder, 'aws'), FAKE_AWS, { mode: 0o755 });
      writeFileSync(join(folder, 'describe-container-instances'), printed(containerInstances));
      writeFileSync(join(folder, 'describe-services'), printed(services));
      // Nothing is listed, so nothing is described: the tasks stand here as what else the account may print.
      writeFileSync(join(folder, 'describe-clusters'), printed(tasks));
      writeFileSync(join(folder, 'describe-task-definition'), printed(taskDefinitions[1]));
      writeFileSync(join(folder, 'gather.sh'), gatherScript(cluster));
      const env = { PATH: `${folder}:${surroundings['PATH'] ?? ''}`, ANSWERS: folder };
      execFileSync('bash', ['gather.sh'], { cwd: folder, env, stdio: 'pipe' });
      expect(() => readFileSync(join(folder, 'pwned'))).toThrow('ENOENT');
      const text = readFileSync(join(folder, 'cluster.json'), 'utf8');
      const options = { replaceNames: false, cluster: null, into: null };
      const { counts, problems } = importCluster([{ name: 'cluster.json', text }], options);
      expect(counts).toMatchObject({ containerInstances: 5, tasks: RUNNING_TASKS, services: 3 });
      expect(problems).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
