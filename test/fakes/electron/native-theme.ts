import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type Used = 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI';

class NativeTheme extends EventEmitter implements Pick<Electron.NativeTheme, Used> {
  #dark = false;

  get shouldUseDarkColors(): boolean {
    return this.#dark;
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#dark;
  }

  /** The user changes the system's theme. */
  change(dark: boolean): void {
    this.#dark = dark;
    this.emit('updated');
  }
}

export const nativeTheme = new NativeTheme();
