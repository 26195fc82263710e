import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type Used = 'title' | 'body' | 'silent' | 'show' | 'close';

const shown: Notification[] = [];
let supported = true;

/** A notification of the system. What was shown is kept, for the user to click it. */
export class Notification extends EventEmitter implements Pick<Electron.Notification, Used> {
  title: string;
  body: string;
  silent: boolean;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
  }

  static isSupported(): boolean {
    return supported;
  }

  /** The system offers notifications, or none. */
  static support(next: boolean): void {
    supported = next;
  }

  /** Every notification that was shown, oldest first. */
  static all(): readonly Notification[] {
    return shown;
  }

  show(): void {
    if (!supported) return;
    shown.push(this);
    this.emit('show', {});
  }

  close(): void {
    this.emit('close', {});
  }

  /** The user clicks it. */
  click(): void {
    this.emit('click', {});
  }
}

/** The static part of Electron's class that is used. */
Notification satisfies Pick<typeof Electron.Notification, 'isSupported'>;
