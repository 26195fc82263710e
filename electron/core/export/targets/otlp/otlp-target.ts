import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { GLANCE_VERSION } from '../../../../shared/version.ts';
import { encodeLogs } from '../../mapping/otlp/encode.ts';
import { type LogsExport, logsExport } from '../../mapping/otlp/logs.ts';
import { SecretError, type SecretReader } from '../../secrets/read-secret.ts';
import {
  type Answer,
  type OutboxRow,
  recordOf,
  stopped,
  type Target,
  type TargetPorts,
} from '../../target.ts';
import { HttpSender } from '../http/post.ts';
import { decideGrpcCall, decideOtlp } from './decide-otlp.ts';
import { GrpcSender, type GrpcSenderParts } from './grpc-sender.ts';
import type { OtlpSettings } from './otlp-settings.ts';

/** Far below the 64 MiB that receivers should take, and the 4 MiB that gRPC servers take unless they are set up. */
const MOST = { records: 1_000, bytes: 1_000_000 } as const;

const LONGEST_MS = 30_000;

const pack = promisify(gzip);

type Headers = Readonly<Record<string, string>>;

/** Sends one export of `count` records. */
interface Wire {
  send(logs: LogsExport, count: number, own: Headers, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

/** Sends records as OTLP logs. */
export function openOtlp(settings: OtlpSettings, { clock, env, secrets }: TargetPorts): Target {
  const parts = { caFile: settings.ca_file, env, clock, longestMs: LONGEST_MS };
  const wire = settings.protocol === 'grpc' ? overGrpc(settings, parts) : overHttp(settings, parts);
  const logsOf = (batch: readonly OutboxRow[]) => logsExport(batch.map(recordOf), settings.gen_ai);
  return {
    id: settings.name,
    most: MOST,
    async send(batch, signal) {
      let own: Headers;
      try {
        own = await readHeaders(settings.headers, secrets);
      } catch (error) {
        if (error instanceof SecretError) return stopped(error.message);
        throw error;
      }
      return wire.send(logsOf(batch), batch.length, own, signal);
    },
    // Also of protobuf, which nobody can read.
    preview: async (batch) => `${JSON.stringify(logsOf(batch))}\n`,
    async close() {
      wire.close();
    },
  };
}

const about = { 'user-agent': `codex-glance/${GLANCE_VERSION}` } as const;

function overHttp({ url: written, protocol, compression }: OtlpSettings, parts: GrpcSenderParts): Wire {
  const url = logsUrl(written);
  const isJson = protocol === 'http/json';
  const isPacked = compression === 'gzip';
  const sender = new HttpSender(parts);
  return {
    async send(logs, count, own, signal) {
      const plain = isJson ? Buffer.from(JSON.stringify(logs), 'utf8') : encodeLogs(logs);
      const headers = {
        ...about,
        'content-type': isJson ? 'application/json' : 'application/x-protobuf',
        ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
        ...own,
      };
      const request = { url, headers, body: await packed(plain, isPacked), answerAs: 'latin1' } as const;
      return decideOtlp(await sender.send(request, signal), count, secretsIn(own));
    },
    close: () => sender.close(),
  };
}

function overGrpc({ url, compression }: OtlpSettings, parts: GrpcSenderParts): Wire {
  const isPacked = compression === 'gzip';
  const sender = new GrpcSender(new URL(url), parts);
  return {
    async send(logs, count, own, signal) {
      const message = await packed(encodeLogs(logs), isPacked);
      const path = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';
      const outcome = await sender.send({ path, headers: { ...about, ...own }, message, isPacked }, signal);
      return decideGrpcCall(outcome, count, secretsIn(own));
    },
    close: () => sender.close(),
  };
}

async function packed(bytes: Uint8Array, isPacked: boolean): Promise<Uint8Array> {
  return isPacked ? pack(bytes, { level: constants.Z_BEST_SPEED }) : bytes;
}

/** Adds the path of the signal, as `OTEL_EXPORTER_OTLP_ENDPOINT` does, where the address does not end with it. */
function logsUrl(written: string): URL {
  const url = new URL(written);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/v1/logs') ? path : `${path}/v1/logs`;
  return url;
}

async function readHeaders(headers: OtlpSettings['headers'], secrets: SecretReader): Promise<Headers> {
  const read = Object.entries(headers).map(
    async ([name, ref]) => [name.toLowerCase(), await secrets(ref)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

/** The values, and of each its last word: the token without the scheme before it. */
function secretsIn(headers: Headers): string[] {
  return Object.values(headers).flatMap((value) => [value, value.slice(value.lastIndexOf(' ') + 1)]);
}
