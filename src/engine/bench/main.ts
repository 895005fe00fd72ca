import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure';
import { report } from './report';

/**
 * `npm run bench`: a table for people, or with `-- --json` figures for programs; `-- placement`, `-- time` ... for one of the parts. Each part has a
 * process of its own, so that none inherits another's heap or what the compiler has learned. Ends with 1 where a goal was missed, with 2
 * where something could not be measured.
 */

interface Part {
  readonly figures: () => Promise<readonly Figure[]>;
  /** What its process is started with. */
  readonly nodeFlags?: readonly string[];
}

/** Room for millions of tasks. */
const HEAP = ['--max-old-space-size=6144'];

const PARTS: Readonly<Record<string, Part>> = {
  placement: { figures: async () => (await import('./placement-figures')).figures() },
  lifecycle: { figures: async () => (await import('./lifecycle-figures')).figures(), nodeFlags: HEAP },
  memory: { figures: async () => (await import('./memory')).figures(), nodeFlags: HEAP },
  c2m: { figures: async () => (await import('./c2m-figures')).figures(), nodeFlags: HEAP },
  time: { figures: async () => (await import('./travel-figures')).figures() },
};

const [part] = process.argv.slice(2);
if (process.send && part !== undefined) await answer(process.send.bind(process), part);
else await runAll();

/** In a part's own process. */
async function answer(send: (figures: readonly Figure[]) => unknown, name: string): Promise<void> {
  send((await PARTS[name]?.figures()) ?? []);
  process.disconnect();
}

async function runAll(): Promise<void> {
  const asked = Object.keys(PARTS).filter((name) => process.argv.includes(name));
  const figures: Figure[] = [];
  for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
    try {
      figures.push(...(await figuresOf(name)));
    } catch (error) {
      console.error(error);
      process.exitCode = 2;
    }
  }
  console.log(report(machine(), figures, process.argv.includes('--json')));
  if (figures.some(({ pass }) => !pass)) process.exitCode ??= 1;
}

/** Runs a part in a process of its own; what that prints goes to standard error. */
async function figuresOf(name: string): Promise<readonly Figure[]> {
  const beganAt = performance.now();
  const child = fork(fileURLToPath(import.meta.url), [name], {
    execArgv: ['--expose-gc', ...(PARTS[name]?.nodeFlags ?? [])],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  // Nobody would wait for it any longer.
  const stop = (): void => {
    child.kill();
    process.exit(2);
  };
  process.on('SIGTERM', stop);
  let figures: readonly Figure[] = [];
  child.on('message', (message) => (figures = message as readonly Figure[]));
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  process.off('SIGTERM', stop);
  if (code !== 0) throw new Error(`the part "${name}" of the benchmark ended with ${code ?? signal}`);
  console.error(`${name}: ${figures.length} figures in ${Math.round((performance.now() - beganAt) / 1_000)} s`);
  return figures;
}

function machine(): string {
  const day = new Date().toISOString().slice(0, 10);
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${day}`;
}
