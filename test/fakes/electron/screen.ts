import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type Used = 'getPrimaryDisplay' | 'getAllDisplays' | 'getCursorScreenPoint';

function display(id: number, bounds: Electron.Rectangle, workArea: Electron.Rectangle, scaleFactor = 1) {
  return { id, bounds, workArea, scaleFactor } as Electron.Display;
}

class Screen extends EventEmitter implements Pick<Electron.Screen, Used> {
  displays: Electron.Display[] = [
    display(1, { x: 0, y: 0, width: 1920, height: 1080 }, { x: 0, y: 32, width: 1920, height: 1048 }),
  ];
  cursor: Electron.Point = { x: 900, y: 500 };

  getPrimaryDisplay(): Electron.Display {
    const [primary] = this.displays;
    if (primary === undefined) throw new Error('There is no display.');
    return primary;
  }

  getAllDisplays(): Electron.Display[] {
    return [...this.displays];
  }

  getCursorScreenPoint(): Electron.Point {
    return { ...this.cursor };
  }

  /** The user changes the primary display. */
  resize(bounds: Electron.Rectangle, workArea: Electron.Rectangle, scaleFactor = 1): void {
    this.displays = [display(1, bounds, workArea, scaleFactor), ...this.displays.slice(1)];
    this.emit('display-metrics-changed', {}, this.displays[0], ['bounds', 'workArea']);
  }
}

export const screen = new Screen();
