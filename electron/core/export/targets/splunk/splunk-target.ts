import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { GLANCE_VERSION } from '../../../../shared/version.ts';
import { readHeaderSecret, SecretError } from '../../secrets/read-secret.ts';
import { type Answer, later, type OutboxRow, stopped, type Target, type TargetPorts } from '../../target.ts';
import { HttpSender } from '../http/post.ts';
import { decideAck, decideHec } from './decide-hec.ts';
import type { SplunkSettings } from './splunk-settings.ts';

/** The collector takes about 2 MiB in one request. The wrapping of an event is smaller than the event. */
const MOST = { records: 1_000, bytes: 1_000_000 } as const;

/** The pauses before each question whether a batch was indexed, in milliseconds. */
const ACK_PAUSES_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

const pack = promisify(gzip);

/**
 * Posts events to Splunk's HTTP Event Collector, packed. Every request names a channel; where the collector answers
 * with an `ackId`, the batch counts as taken once it says that it is indexed.
 */
export function openSplunk(
  settings: SplunkSettings,
  { clock, env, secrets }: TargetPorts,
  pauses: readonly number[] = ACK_PAUSES_MS,
): Target {
  const { name, token, ca_file } = settings;
  const base = new URL(settings.url);
  const path = base.pathname.replace(/\/+$/, '');
  const channel = randomUUID();
  const eventUrl = new URL(base);
  eventUrl.pathname = path === '' ? '/services/collector/event' : path;
  const ackUrl = new URL(eventUrl);
  ackUrl.pathname = eventUrl.pathname.replace(/\/event(?:\/1\.0)?$/, '/ack');
  ackUrl.searchParams.set('channel', channel);
  const sender = new HttpSender({ caFile: ca_file, env, clock });
  /** A batch that is sent again is the same list. */
  const encoded = new WeakMap<readonly OutboxRow[], Uint8Array>();

  async function headers(): Promise<Record<string, string>> {
    return {
      authorization: `Splunk ${await readHeaderSecret(secrets, token)}`,
      'content-type': 'application/json',
      'user-agent': `codex-glance/${GLANCE_VERSION}`,
      'x-splunk-request-channel': channel,
    };
  }

  async function acknowledged(ackId: number, signal: AbortSignal): Promise<boolean> {
    const body = Buffer.from(JSON.stringify({ acks: [ackId] }), 'utf8');
    for (const pause of pauses) {
      await sleep(pause, undefined, { signal });
      const outcome = await sender.send({ url: ackUrl, headers: await headers(), body }, signal);
      if (decideAck(outcome, ackId) === true) return true;
    }
    return false;
  }

  async function post(batch: readonly OutboxRow[], signal: AbortSignal): Promise<Answer> {
    const body =
      encoded.get(batch) ?? (await pack(eventsOf(batch, settings), { level: constants.Z_BEST_SPEED }));
    encoded.set(batch, body);
    const all = { ...(await headers()), 'content-encoding': 'gzip' };
    const outcome = await sender.send({ url: eventUrl, headers: all, body }, signal);
    const { answer, ackId } = decideHec(outcome, batch.length);
    if (ackId === null || (await acknowledged(ackId, signal))) return answer;
    return later('not acknowledged');
  }

  return {
    id: name,
    most: MOST,
    send: (batch, signal) =>
      post(batch, signal).catch((error: unknown) => {
        if (error instanceof SecretError) return stopped(error.message);
        throw error;
      }),
    preview: async (batch) => eventsOf(batch, settings),
    async close() {
      sender.close();
    },
  };
}

/** One object after another, as the collector takes them. */
function eventsOf(batch: readonly OutboxRow[], { index, source, sourcetype }: SplunkSettings): string {
  const about = JSON.stringify({ source, sourcetype, ...(index === null ? {} : { index }) }).slice(1, -1);
  return batch
    .map(({ id, kind, at, json }) => {
      const time = Date.parse(at) / 1_000;
      return `{"time":${time},${hostIn(json)}${about},"event":${json},"fields":{"record_id":"${id}","kind":"${kind}"}}\n`;
    })
    .join('');
}

/** The host of a record's machine as a member; nothing where it is left out. No other member can hold this text. */
function hostIn(json: string): string {
  const host = /"machine":\{"id":"[^"\\]*","host":("(?:[^"\\]|\\.)*")/.exec(json)?.[1];
  return host === undefined ? '' : `"host":${host},`;
}
