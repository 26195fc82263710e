import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { GLANCE_VERSION } from '../../../../shared/version.ts';
import { readHeaderSecret, SecretError, type SecretReader } from '../../secrets/read-secret.ts';
import { type Answer, stopped, type TargetPorts } from '../../target.ts';
import { HttpSender } from '../http/post.ts';
import { decideGrpcCall, decideOtlp } from './decide-otlp.ts';
import { GrpcSender, type GrpcSenderParts } from './grpc-sender.ts';
import type { OtlpSettings, OtlpSignal } from './otlp-settings.ts';

const LONGEST_MS = 30_000;

const pack = promisify(gzip);

type Headers = Readonly<Record<string, string>>;

/** Sends exports of one signal to a collector. */
export interface OtlpWire {
  /** Sends an export of `count` records or data points, encoded as the settings say. Never rejects but when aborted. */
  send(encoded: Uint8Array, count: number, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

/** Opens the way to a collector for one signal. */
export function openWire(
  settings: OtlpSettings,
  { clock, env, secrets }: TargetPorts,
  of: OtlpSignal,
): OtlpWire {
  const parts = { caFile: settings.ca_file, env, clock, longestMs: LONGEST_MS };
  const wire = settings.protocol === 'grpc' ? overGrpc(settings, parts, of) : overHttp(settings, parts, of);
  return {
    async send(encoded, count, signal) {
      let own: Headers;
      try {
        own = await readHeaders(settings.headers, secrets);
      } catch (error) {
        if (error instanceof SecretError) return stopped(error.message);
        throw error;
      }
      return wire.send(encoded, count, own, signal);
    },
    close: () => wire.close(),
  };
}

interface Wire {
  send(encoded: Uint8Array, count: number, own: Headers, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

const about = { 'user-agent': `codex-glance/${GLANCE_VERSION}` } as const;

function overHttp(
  { url: written, protocol, compression }: OtlpSettings,
  parts: GrpcSenderParts,
  of: OtlpSignal,
): Wire {
  const url = signalUrl(written, of);
  const isPacked = compression === 'gzip';
  const sender = new HttpSender(parts);
  return {
    async send(encoded, count, own, signal) {
      const headers = {
        ...about,
        'content-type': protocol === 'http/json' ? 'application/json' : 'application/x-protobuf',
        ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
        ...own,
      };
      const request = { url, headers, body: await packed(encoded, isPacked), answerAs: 'latin1' } as const;
      return decideOtlp(await sender.send(request, signal), count, secretsIn(own), of);
    },
    close: () => sender.close(),
  };
}

const services: Readonly<Record<OtlpSignal, string>> = {
  logs: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
  metrics: '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export',
};

function overGrpc({ url, compression }: OtlpSettings, parts: GrpcSenderParts, of: OtlpSignal): Wire {
  const isPacked = compression === 'gzip';
  const sender = new GrpcSender(new URL(url), parts);
  return {
    async send(encoded, count, own, signal) {
      const message = await packed(encoded, isPacked);
      const call = { path: services[of], headers: { ...about, ...own }, message, isPacked };
      return decideGrpcCall(await sender.send(call, signal), count, secretsIn(own), of);
    },
    close: () => sender.close(),
  };
}

async function packed(bytes: Uint8Array, isPacked: boolean): Promise<Uint8Array> {
  return isPacked ? pack(bytes, { level: constants.Z_BEST_SPEED }) : bytes;
}

/** Adds the path of the signal, as `OTEL_EXPORTER_OTLP_ENDPOINT` does, in place of one that the address ends with. */
function signalUrl(written: string, of: OtlpSignal): URL {
  const url = new URL(written);
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1\/(?:logs|metrics)$/, '');
  url.pathname = `${path}/v1/${of}`;
  return url;
}

async function readHeaders(headers: OtlpSettings['headers'], secrets: SecretReader): Promise<Headers> {
  const read = Object.entries(headers).map(
    async ([name, ref]) => [name.toLowerCase(), await readHeaderSecret(secrets, ref)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

/** The values, and of each its last word: the token without the scheme before it. */
function secretsIn(headers: Headers): string[] {
  return Object.values(headers).flatMap((value) => [value, value.slice(value.lastIndexOf(' ') + 1)]);
}
