import type * as Electron from 'electron';

type InvokeListener = Parameters<Electron.IpcMain['handle']>[1];

/** Who a message comes from, as far as a handler may look. */
export interface InvokeSender {
  readonly sender: object;
  readonly senderFrame: object | null;
}

class IpcMain implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'> {
  readonly handlers = new Map<string, InvokeListener>();

  handle(channel: string, listener: InvokeListener): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

/** Runs the handler of a channel, as a message from a page would. */
export async function answerInvoke(
  from: InvokeSender,
  channel: string,
  args: readonly unknown[],
): Promise<{ readonly error: string | null; readonly value?: unknown }> {
  const listener = ipcMain.handlers.get(channel);
  const remote = `Error invoking remote method '${channel}': `;
  if (listener === undefined) return { error: `${remote}Error: No handler registered for '${channel}'` };
  try {
    const event = { ...from, frameId: 1, processId: 1, type: 'frame' } as Electron.IpcMainInvokeEvent;
    return { error: null, value: structuredClone(await listener(event, ...args)) };
  } catch (error) {
    return { error: `${remote}${String(error)}` };
  }
}
