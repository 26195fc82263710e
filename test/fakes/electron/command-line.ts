import type * as Electron from 'electron';
import { readiness } from './session.ts';

/** What a program adds to Chromium's command line. The browser that shows its pages runs already. */
export class CommandLine implements Electron.CommandLine {
  readonly #switches = new Map<string, string>();

  appendSwitch(name: string, value = ''): void {
    if (readiness.ready) throw new Error('A switch has no effect once the app is ready.');
    this.#switches.set(name, value);
  }

  appendArgument(value: string): void {
    throw new Error(`Chromium takes no argument ${value} here.`);
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name);
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? '';
  }

  removeSwitch(name: string): void {
    this.#switches.delete(name);
  }
}
