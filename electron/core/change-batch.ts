/** Gathers what changed within one turn of the event loop, so that it is read in one go. */
export class ChangeBatch {
  private paths = new Set<string>();
  private readonly take: (paths: readonly string[]) => Promise<void>;
  private readonly onError: (error: unknown) => void;

  constructor(take: (paths: readonly string[]) => Promise<void>, onError: (error: unknown) => void) {
    this.take = take;
    this.onError = onError;
  }

  readonly add = (path: string): void => {
    if (this.paths.size === 0) queueMicrotask(() => this.settle());
    this.paths.add(path);
  };

  private settle(): void {
    const paths = [...this.paths];
    this.paths = new Set();
    this.take(paths).catch(this.onError);
  }
}
