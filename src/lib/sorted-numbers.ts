/**
 * Distinct numbers in ascending order, in blocks: to put one in or take one out moves no more than one block, however many there are.
 */
export interface SortedNumbers {
  /** None is empty; all numbers of a block are below those of the next. */
  readonly blocks: Block[];
}

interface Block {
  readonly numbers: Float64Array;
  count: number;
}

const BLOCK_SIZE = 128;

export function emptySortedNumbers(): SortedNumbers {
  return { blocks: [] };
}

/** Puts a number in that is not there yet. */
export function insertNumber({ blocks }: SortedNumbers, number: number): void {
  const at = Math.max(blockOf(blocks, number), 0);
  const block = blocks[at];
  if (block === undefined) {
    blocks.push(blockWith(Float64Array.of(number)));
    return;
  }
  const position = positionIn(block, number);
  block.numbers.copyWithin(position + 1, position, block.count);
  block.numbers[position] = number;
  block.count++;
  if (block.count === BLOCK_SIZE) split(blocks, at, block);
}

/** Takes a number out that is there. */
export function removeNumber({ blocks }: SortedNumbers, number: number): void {
  const at = blockOf(blocks, number);
  const block = blocks[at];
  const position = block === undefined ? -1 : positionIn(block, number);
  if (block === undefined || block.numbers[position] !== number) throw new Error(`${number} is not there`);
  block.numbers.copyWithin(position, position + 1, block.count);
  block.count--;
  if (block.count === 0) blocks.splice(at, 1);
}

/** Hands over the numbers from `from` on, in ascending order, until `visit` answers with false. */
export function visitNumbers({ blocks }: SortedNumbers, from: number, visit: (number: number) => boolean): void {
  for (let at = Math.max(blockOf(blocks, from), 0); at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) return;
    const { numbers, count } = block;
    for (let position = positionIn(block, from); position < count; position++)
      if (!visit(numbers[position] ?? 0)) return;
  }
}

/** The last block that begins at or below a number, -1 when all begin above it. */
function blockOf(blocks: readonly Block[], number: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.numbers[0] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Position of the first number of a block that is not less. */
function positionIn({ numbers, count }: Block, number: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function split(blocks: Block[], at: number, block: Block): void {
  const half = block.count >> 1;
  blocks.splice(at + 1, 0, blockWith(block.numbers.subarray(half, block.count)));
  block.count = half;
}

function blockWith(given: Float64Array): Block {
  const numbers = new Float64Array(BLOCK_SIZE);
  numbers.set(given);
  return { numbers, count: given.length };
}
