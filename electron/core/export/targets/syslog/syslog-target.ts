import { codeOf, connectFailure } from '../../../telemetry/probe/connect-error.ts';
import { readTlsMaterial, type TlsMaterial } from '../../../telemetry/probe/tls-material.ts';
import { type Answer, later, type OutboxRow, recordOf, stopped, type Target, taken } from '../../target.ts';
import { sendDatagrams } from './send-datagrams.ts';
import { sendStream } from './send-stream.ts';
import { octetCounted, syslogMessage } from './syslog-message.ts';
import { authorityOf, portOf, type SyslogSettings } from './syslog-settings.ts';

/** Receivers buffer few datagrams, so that a batch of them is small. */
const MOST = {
  udp: { records: 100, bytes: 200_000 },
  tcp: { records: 1_000, bytes: 1_000_000 },
  tls: { records: 1_000, bytes: 1_000_000 },
} as const;

/** How long a batch may take, and how long a receiver may leave its side open after it, in milliseconds. */
const LIMITS = { longestMs: 30_000, patienceMs: 5_000 };

/**
 * Sends records to a receiver of syslog: a datagram each, or a connection a batch. As syslog has no acknowledgement,
 * a batch counts as taken once the receiver has closed the connection in order, or did not object for a while.
 */
export function openSyslog(settings: SyslogSettings, _ports: unknown, limits = LIMITS): Target {
  const { name, host, transport, ca_file } = settings;
  let material: TlsMaterial | null = null;

  async function send(batch: readonly OutboxRow[], signal: AbortSignal): Promise<Answer> {
    const messages = batch.map((row) => syslogMessage(recordOf(row), settings));
    if (transport === 'udp') {
      await sendDatagrams(host, portOf(settings), messages, signal);
      return taken(batch.length);
    }
    if (transport === 'tls' && material === null) {
      // By the rule of gRPC: a file adds its authorities to the system's.
      const read = await readTlsMaterial({ ca: ca_file, certificate: null, key: null }, 'grpc');
      if (!read.ok) return stopped(`${read.file} holds no certificate that can be read.`);
      material = read.material;
    }
    const bytes = Buffer.from(messages.map(octetCounted).join(''), 'utf8');
    await sendStream(authorityOf(settings), material, bytes, limits.patienceMs, signal);
    return taken(batch.length);
  }

  return {
    id: name,
    most: MOST[transport],
    async send(batch, signal) {
      const timeout = AbortSignal.timeout(limits.longestMs);
      try {
        return await send(batch, AbortSignal.any([signal, timeout]));
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted) return later('timeout');
        return later(reasonOf(error));
      }
    },
    preview: async (batch) => batch.map((row) => `${syslogMessage(recordOf(row), settings)}\n`).join(''),
    async close() {},
  };
}

function reasonOf(error: unknown): string {
  const failure = connectFailure(error);
  if (failure === null) return codeOf(error) === 'EMSGSIZE' ? 'too long for a datagram' : 'closed';
  if (failure.kind === 'tls') return `tls ${failure.problem}`;
  return failure.kind === 'refused' && failure.how === 'unreachable' ? 'unreachable' : failure.kind;
}
