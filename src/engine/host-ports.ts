/**
 * The host ports of one protocol that are in use on an instance, each with its holder: the row of a task, or -1 for the instance itself. Never changed,
 * only replaced, so that copies of the state share it. They are few: a short list is looked through and copied sooner than a map.
 */
export class HostPorts {
  /** A port, its holder, a port ... in the order in which they came. */
  readonly pairs: readonly number[];

  private constructor(pairs: readonly number[]) {
    this.pairs = pairs;
  }

  static heldBy(holder: number, ports: readonly number[]): HostPorts {
    return new HostPorts([...new Set(ports)].flatMap((port) => [port, holder]));
  }

  get size(): number {
    return this.pairs.length / 2;
  }

  has(port: number): boolean {
    return this.placeOf(port) !== -1;
  }

  /** Its holder, undefined for a port that is free. */
  get(port: number): number | undefined {
    const place = this.placeOf(port);
    return place === -1 ? undefined : this.pairs[place + 1];
  }

  keys(): number[] {
    return this.pairs.filter((_, place) => place % 2 === 0);
  }

  /** With the ports of a task that has started. */
  taken(ports: readonly number[], task: number): HostPorts {
    const pairs = this.pairs.slice();
    for (const port of ports) pairs.push(port, task);
    return new HostPorts(pairs);
  }

  /** Without the ports of a task that stops. */
  freed(ports: readonly number[]): HostPorts {
    const pairs: number[] = [];
    for (let place = 0; place < this.pairs.length; place += 2) {
      const port = this.pairs[place] ?? -1;
      if (!ports.includes(port)) pairs.push(port, this.pairs[place + 1] ?? -1);
    }
    return new HostPorts(pairs);
  }

  private placeOf(port: number): number {
    for (let place = 0; place < this.pairs.length; place += 2) if (this.pairs[place] === port) return place;
    return -1;
  }
}
