/** What comes of a computation that rests in between, run to its end in one go. */
export function finished<T>(resting: Generator<undefined, T, undefined>): T {
  for (;;) {
    const { done, value } = resting.next();
    if (done === true) return value;
  }
}
