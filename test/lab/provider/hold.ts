/** A point where a stream waits until a test lets it go on. */
export class Hold {
  /** Resolves once a stream stands at this point. */
  readonly reached: Promise<void>;
  readonly released: Promise<void>;
  private markReached: () => void = () => {};
  private markReleased: () => void = () => {};

  constructor() {
    this.reached = new Promise((resolve) => {
      this.markReached = resolve;
    });
    this.released = new Promise((resolve) => {
      this.markReleased = resolve;
    });
  }

  arrive(): void {
    this.markReached();
  }

  release(): void {
    this.markReleased();
  }
}
