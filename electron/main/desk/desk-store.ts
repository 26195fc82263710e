import { join } from 'node:path';
import type { Logger } from '../../core/platform/ports.ts';
import { keepDocument } from '../../core/platform/state/kept-document.ts';
import { loadDocument } from '../../core/platform/state/own-document.ts';
import { STATE_FILES } from '../../core/platform/state/state-files.ts';
import type { Rectangle } from '../popover/geometry.ts';
import { LEAST_SIZE } from './desk-bounds.ts';

/** Stores where the desk's window was, in `desk.json` of the state folder. */
export class DeskStore {
  private readonly file: string;
  private readonly logger: Logger;

  constructor(stateDir: string, logger: Logger) {
    this.file = join(stateDir, STATE_FILES.desk);
    this.logger = logger;
  }

  /** Reads it; null where nothing usable is kept. */
  async read(): Promise<Rectangle | null> {
    const document = await loadDocument(this.file);
    return document.state === 'read' ? boundsOf(document.value) : null;
  }

  /** Replaces the file atomically. Never fails: it logs a warning. */
  write({ x, y, width, height }: Rectangle): void {
    keepDocument(this.file, { x, y, width, height }, this.logger, 'Where the desk was cannot be kept');
  }
}

function boundsOf(document: unknown): Rectangle | null {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name): unknown =>
    Reflect.get(Object(document), name),
  );
  if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return null;
  return width < LEAST_SIZE.width || height < LEAST_SIZE.height ? null : { x, y, width, height };
}

function isPixels(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < 100_000;
}
