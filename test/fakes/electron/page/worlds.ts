/**
 * Functions of this file run in the page, so each must hold all it needs. They stand for what
 * Electron's renderer does: an isolated world for the preload script, and a bridge over which only
 * data and functions pass, by copy.
 */

/** Name of the isolated world. */
export const PRELOAD_WORLD = 'Electron Isolated Context';
/** The isolated world's way to the stand-in. */
export const BINDING = '__electronStandIn';

/** What the isolated world sends. */
export type WorldMessage =
  | {
      readonly kind: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'key'; readonly type: 'keyDown' | 'keyUp'; readonly key: string };

type Packed = { f: number } | { a: Packed[] } | { o: Record<string, Packed> } | { v: unknown } | { u: true };
type Callable = (...args: unknown[]) => unknown;

/** One end of the bridge. The ends share the DOM and nothing else, so they talk by events. */
function createBridge(outgoing: string, incoming: string) {
  interface BridgeMessage {
    call?: number;
    fn?: number;
    args?: Packed[];
    reply?: number;
    value?: Packed;
    error?: string;
    later?: boolean;
  }
  const functions = new Map<number, Callable>();
  const replies = new Map<number, (message: BridgeMessage) => void>();
  let last = 0;

  function pack(value: unknown): Packed {
    if (value === undefined) return { u: true };
    if (typeof value === 'function') {
      last += 1;
      functions.set(last, value as Callable);
      return { f: last };
    }
    if (Array.isArray(value)) return { a: value.map(pack) };
    if (value === null || typeof value !== 'object') return { v: value };
    return { o: Object.fromEntries(Object.entries(value).map(([key, each]) => [key, pack(each)])) };
  }
  function unpack(packed: Packed): unknown {
    if ('f' in packed) return (...args: unknown[]) => call(packed.f, args);
    if ('a' in packed) return packed.a.map(unpack);
    if ('o' in packed) {
      return Object.fromEntries(Object.entries(packed.o).map(([key, each]) => [key, unpack(each)]));
    }
    return 'v' in packed ? packed.v : undefined;
  }
  function post(message: BridgeMessage): void {
    window.dispatchEvent(new CustomEvent(outgoing, { detail: JSON.stringify(message) }));
  }
  function call(fn: number, args: readonly unknown[]): unknown {
    last += 1;
    const id = last;
    const heard: BridgeMessage[] = [];
    replies.set(id, (message) => heard.push(message));
    post({ call: id, fn, args: args.map(pack) });
    const [first] = heard;
    if (first?.later) {
      return new Promise((resolve, reject) => {
        replies.set(id, (message) => {
          replies.delete(id);
          if (message.error !== undefined) reject(new Error(message.error));
          else resolve(unpack(message.value ?? { u: true }));
        });
      });
    }
    replies.delete(id);
    if (first?.error !== undefined) throw new Error(first.error);
    return unpack(first?.value ?? { u: true });
  }
  function answer({ call: id = 0, fn = 0, args = [] }: BridgeMessage): void {
    const explain = (error: unknown) => (error instanceof Error ? error.message : String(error));
    try {
      const value = functions.get(fn)?.(...args.map(unpack));
      if (value instanceof Promise) {
        post({ reply: id, later: true });
        value.then(
          (settled) => post({ reply: id, value: pack(settled) }),
          (error: unknown) => post({ reply: id, error: explain(error) }),
        );
      } else {
        post({ reply: id, value: pack(value) });
      }
    } catch (error) {
      post({ reply: id, error: explain(error) });
    }
  }
  window.addEventListener(incoming, (event) => {
    const message = JSON.parse(String((event as CustomEvent).detail)) as BridgeMessage;
    if (message.call !== undefined) answer(message);
    else replies.get(message.reply ?? 0)?.(message);
  });
  return { pack, unpack };
}

/** Runs in the page's own world, before anything of the page. */
function openMainWorld(create: typeof createBridge): void {
  if (window !== window.top) return;
  const bridge = create('electron:to-preload', 'electron:to-page');
  window.addEventListener('electron:expose', (event) => {
    const { name, value } = JSON.parse(String((event as CustomEvent).detail)) as {
      name: string;
      value: Packed;
    };
    const object = Object.freeze(bridge.unpack(value));
    Object.defineProperty(window, name, { value: object, enumerable: true });
  });
}

/** Runs in the isolated world: what a sandboxed preload script finds. */
function openPreloadWorld(
  create: typeof createBridge,
  binding: string,
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  if (window !== window.top) return;
  const world = globalThis as unknown as Record<string, unknown>;
  const send = world[binding] as (payload: string) => void;
  const bridge = create('electron:to-page', 'electron:to-preload');
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<Callable>>();
  let last = 0;

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]) {
      last += 1;
      const id = last;
      send(JSON.stringify({ kind: 'invoke', id, channel, args }));
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    on(channel: string, listener: Callable) {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Callable) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld(name: string, value: unknown) {
      const detail = JSON.stringify({ name, value: bridge.pack(value) });
      window.dispatchEvent(new CustomEvent('electron:expose', { detail }));
    },
  };
  world.__electronDeliver = (channel: string, args: unknown[]) => {
    for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer }, ...args);
  };
  world.__electronSettle = (id: number, error: string | null, value: unknown) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === null) call?.resolve(value);
    else call?.reject(new Error(error));
  };
  for (const type of ['keydown', 'keyup'] as const) {
    window.addEventListener(
      type,
      (event) =>
        send(JSON.stringify({ kind: 'key', type: type === 'keydown' ? 'keyDown' : 'keyUp', key: event.key })),
      true,
    );
  }
  const module = { exports: {} };
  const require = (name: string) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  preload(require, module, module.exports);
}

/** Source for the page's own world. */
export const mainWorldSource = `(${openMainWorld})(${createBridge})`;

/** Source for the isolated world around a preload script. */
export function preloadWorldSource(preload: string): string {
  const script = `function (require, module, exports) {${preload}\n}`;
  return `(${openPreloadWorld})(${createBridge}, ${JSON.stringify(BINDING)}, ${script})`;
}
