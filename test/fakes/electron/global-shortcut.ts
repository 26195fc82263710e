import type * as Electron from 'electron';

type Used = 'register' | 'unregister' | 'isRegistered';

/** Keys of the whole desktop. */
class GlobalShortcut implements Pick<Electron.GlobalShortcut, Used> {
  readonly #callbacks = new Map<string, () => void>();
  /** Keys that another program holds. */
  readonly taken = new Set<string>();

  register(accelerator: string, callback: () => void): boolean {
    // As Electron does where the text names no key.
    if (!/^(?:\w+\+)*[^+\s]+$/.test(accelerator)) throw new TypeError('conversion failure');
    if (this.taken.has(accelerator) || this.#callbacks.has(accelerator)) return false;
    this.#callbacks.set(accelerator, callback);
    return true;
  }

  unregister(accelerator: string): void {
    this.#callbacks.delete(accelerator);
  }

  isRegistered(accelerator: string): boolean {
    return this.#callbacks.has(accelerator);
  }

  /** The user presses it, whichever program has the focus. */
  press(accelerator: string): void {
    this.#callbacks.get(accelerator)?.();
  }
}

export const globalShortcut = new GlobalShortcut();
