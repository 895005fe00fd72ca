import { C2M_SIZE, measureMemory, memoryFigures, TENTH_OF_C2M } from './memory';

/** `node e2e/run.mjs src/engine/bench/memory-main.ts`: bytes a task; with `c2m` of 2,000,000 tasks, else of a tenth of them. */
const startedAtMs = performance.now();
const memory = measureMemory(process.argv.includes('c2m') ? C2M_SIZE : TENTH_OF_C2M);
console.log(`${memory.tasks} RUNNING tasks, ${Math.round(performance.now() - startedAtMs)} ms`);
for (const { name, value, passAt, pass } of memoryFigures(memory))
  console.log(`${name}: ${value} (at most ${passAt})${pass ? '' : '  TOO MUCH'}`);
