import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { addScheme } from './page/urls.ts';

type Used = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler';
type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

class Protocol
  implements Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged' | 'isProtocolHandled'>
{
  readonly handlers = new Map<string, SchemeHandler>();

  handle(scheme: string, handler: SchemeHandler): void {
    if (this.handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`);
    this.handlers.set(scheme, handler);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (readiness.ready) throw new Error('Schemes must be registered before the app is ready.');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard && privileges.secure) addScheme(scheme);
    }
  }
}

class WebRequest implements Pick<Electron.WebRequest, 'onBeforeRequest'> {
  listener: BeforeRequest | null = null;

  onBeforeRequest(...args: unknown[]): void {
    const listener = args.at(-1);
    this.listener = typeof listener === 'function' ? (listener as BeforeRequest) : null;
  }
}

/** The default session's protocol, as `electron.protocol` is. */
export const protocol = new Protocol();

export class Session extends EventEmitter implements Pick<Electron.Session, Used> {
  readonly protocol: Protocol;
  readonly webRequest = new WebRequest();
  readonly partition: string;
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;

  constructor(partition: string) {
    super();
    this.partition = partition;
    this.protocol = partition === '' ? protocol : new Protocol();
  }

  setPermissionRequestHandler(handler: Session['permissionRequest']): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: Session['permissionCheck']): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: Session['devicePermission']): void {
    this.devicePermission = handler;
  }

  /** What the session's listener says to a request; allowed where there is no listener, as in Electron. */
  allows(url: string): Promise<boolean> {
    const { listener } = this.webRequest;
    if (listener === null) return Promise.resolve(true);
    return new Promise((resolve) => {
      const details = { url, method: 'GET' } as Electron.OnBeforeRequestListenerDetails;
      listener(details, ({ cancel }) => resolve(cancel !== true));
    });
  }
}

/** Some calls are allowed only before the app is ready, others only after. */
export const readiness = { ready: false };

const partitions = new Map<string, Session>();

export const session = {
  get defaultSession(): Session {
    return session.fromPartition('');
  },
  fromPartition(partition: string, _options?: Electron.FromPartitionOptions): Session {
    if (!readiness.ready) throw new Error('Session can only be received when app is ready');
    const known = partitions.get(partition) ?? new Session(partition);
    partitions.set(partition, known);
    return known;
  },
};
