// Work that is done one after the other, of which only the latest waits.

export class Latest<T> {
  readonly #work: (value: T) => Promise<void>;
  #next: { value: T } | null = null;
  #busy = false;

  constructor(work: (value: T) => Promise<void>) {
    this.#work = work;
  }

  /** Does it, or once what is being done has ended; what waits meanwhile is given up for it. */
  send(value: T): void {
    this.#next = { value };
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#next) {
      const { value } = this.#next;
      this.#next = null;
      await this.#work(value);
    }
    this.#busy = false;
  }
}
