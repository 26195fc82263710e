import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { liveMessage } from '../../shared/messages/en/codex/live.ts';
import { verbatim } from '../../shared/messages/en/words.ts';
import type { Message } from '../../shared/messages/message.ts';

/** Larger than any status, in bytes: it includes texts of a thread's first message. */
const LARGEST_MESSAGE = 4 * 1024 * 1024;

/** The daemon answers in milliseconds. */
const HANDSHAKE_MS = 10_000;

export interface DaemonEvents {
  onOpen(): void;
  onMessage(text: string): void;
  /** Called once, whether or not it was open before. `refused`: nothing listens there. */
  onClose(why: { readonly refused: boolean; readonly message: Message }): void;
}

export interface DaemonConnection {
  send(text: string): void;
  close(): void;
}

/** Opens a connection to the daemon. */
export type ConnectDaemon = (events: DaemonEvents) => DaemonConnection;

/** Connects by its Unix socket: WebSocket messages over it (Codex 0.169, `app-server --listen unix://`). */
export function connectBySocket(socket: string): ConnectDaemon {
  return (events) => follow(new WebSocket(`ws+unix:${socket}:/`, options), events);
}

/**
 * Connects through `codex app-server proxy`, a pipe to that socket: Node cannot open such a socket on Windows.
 *
 * @param program absolute
 */
export function connectByProxy(program: string, env: Readonly<Record<string, string>>): ConnectDaemon {
  return (events) => {
    const child = spawn(program, ['app-server', 'proxy'], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const pipe = Duplex.from({ readable: child.stdout, writable: child.stdin });
    child.once('error', (error) => pipe.destroy(error));
    child.once('exit', () => pipe.destroy());
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    const socket = new WebSocket('ws://localhost/', { ...options, createConnection: () => pipe });
    const connection = follow(socket, {
      ...events,
      onClose(why) {
        end();
        events.onClose(why);
      },
    });
    return {
      send: connection.send,
      close() {
        connection.close();
        end();
      },
    };
  };
}

const options = {
  handshakeTimeout: HANDSHAKE_MS,
  maxPayload: LARGEST_MESSAGE,
  perMessageDeflate: false,
  followRedirects: false,
} as const;

function follow(socket: WebSocket, events: DaemonEvents): DaemonConnection {
  let failure: NodeJS.ErrnoException | null = null;
  socket.on('open', () => events.onOpen());
  socket.on('message', (data, isBinary) => {
    if (!isBinary) events.onMessage(String(data));
  });
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', () => {
    const refused = failure?.code === 'ECONNREFUSED' || failure?.code === 'ENOENT';
    events.onClose({
      refused,
      message: failure == null ? liveMessage('live.daemon.ended-connection') : verbatim(failure.message),
    });
  });
  return {
    send(text) {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    close: () => socket.terminate(),
  };
}
