/** Parameters and results of the Chrome DevTools Protocol, which its caller knows the form of. */
export type CdpObject = Record<string, unknown>;

export interface CdpEvent {
  readonly method: string;
  readonly params: CdpObject;
  /** Absent for events of the browser itself. */
  readonly sessionId?: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: CdpObject;
  readonly result?: CdpObject;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/** One connection to a browser, with flat sessions for its targets. */
export interface Cdp {
  send(method: string, params?: CdpObject, sessionId?: string): Promise<CdpObject>;
  onEvent(listener: (event: CdpEvent) => void): void;
  close(): void;
}

export async function connectCdp(endpoint: string): Promise<Cdp> {
  const socket = new WebSocket(endpoint);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`No browser answers at ${endpoint}.`));
  });
  const waiting = new Map<number, { resolve(result: CdpObject): void; reject(error: Error): void }>();
  const listeners: ((event: CdpEvent) => void)[] = [];
  let lastId = 0;

  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) {
      const { method = '', params = {}, sessionId } = message;
      for (const listener of listeners) listener({ method, params, ...(sessionId && { sessionId }) });
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(message.error.message));
    else call?.resolve(message.result ?? {});
  };
  socket.onclose = () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser is gone.'));
    waiting.clear();
  };

  return {
    send(method, params = {}, sessionId) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
        socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
      });
    },
    onEvent: (listener) => void listeners.push(listener),
    close: () => socket.close(),
  };
}
