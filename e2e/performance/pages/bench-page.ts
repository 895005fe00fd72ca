/** What a page of the benchmark offers to the program that drives it, as `window.bench`. */
export interface BenchPage {
  /** Before anything is measured: what is drawn, and how much of it. */
  prepare(size: FleetSize): Promise<void>;
  /** Draws the whole cluster a little otherwise: once in each animation frame while frames are recorded. */
  eachFrame(): void;
  /** When pictures that are painted off the page's thread were finished, since the last time of asking. */
  pictures(): number[];
  /** One change of the cluster, drawn; resolves when nothing more is to be done for it. */
  change(): Promise<void>;
}

/** A fleet of equal instances with equally many tasks, of which so many change in each frame. */
export interface FleetSize {
  readonly instances: number;
  readonly tasksPerInstance: number;
  readonly changes: number;
}

declare global {
  interface Window {
    bench?: BenchPage;
  }
}
