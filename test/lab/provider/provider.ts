import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BillEntry, type BilledTokens, type BillSum, growingTokens, sumBill } from '../bill.ts';
import type { Hold } from './hold.ts';
import { limitHeaders, type SentLimits } from './limit-headers.ts';
import { type ModelRequest, readModelRequest } from './model-request.ts';
import { message, type OutputItem, type Reply } from './replies.ts';

/** Answers one request; undefined leaves it to the queue. */
export type Script = (request: ModelRequest) => Reply | undefined;

/** What a provider calls its responses: a name of its own each, as OpenAI does, or what others answer with. */
export type IdMode = 'own' | 'constant' | 'empty' | 'repeated' | 'missing';

/** What it says that a response used: what it did, nothing, zeros, or all of the thread so far. */
export type UsageMode = 'own' | 'omitted' | 'zero' | 'cumulative';

/** No request of Codex comes near this, in bytes. */
const MAX_BODY = 16 * 1024 * 1024;

/**
 * A Responses provider on loopback that streams server-sent events and keeps its own bill. It answers
 * by its script, else by its queue, else with a plain message. It keeps no text of a conversation.
 */
export class Provider implements AsyncDisposable {
  readonly port: number;
  /** Every request so far, oldest first. */
  readonly requests: ModelRequest[] = [];
  script: Script | null = null;
  idMode: IdMode = 'own';
  usageMode: UsageMode = 'own';
  private readonly server: Server;
  private readonly queue: Reply[] = [];
  private readonly entries: BillEntry[] = [];
  private readonly prefix = `resp_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  private responses = 0;
  private items = 0;
  /** All that threads used, where that is what each response tells. */
  private readonly used = new Map<string | null, BilledTokens>();

  private constructor(server: Server) {
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('request', (request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
  }

  static async open(): Promise<Provider> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new Provider(server);
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}/v1`;
  }

  /** Puts answers into the queue. */
  answer(...replies: readonly Reply[]): void {
    this.queue.push(...replies);
  }

  /** Answers that were put in and not asked for. */
  get unanswered(): number {
    return this.queue.length;
  }

  bill(): readonly BillEntry[] {
    return this.entries;
  }

  billFor(threadId: string): readonly BillEntry[] {
    return this.entries.filter((entry) => entry.threadId === threadId);
  }

  billSum(threadId?: string): BillSum {
    return sumBill(threadId === undefined ? this.entries : this.billFor(threadId));
  }

  /** Ids of all threads that were billed, in the order of their first response. */
  billedThreads(): string[] {
    return [...new Set(this.entries.flatMap(({ threadId }) => (threadId === null ? [] : [threadId])))];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(incoming.url ?? '/', this.baseUrl).pathname;
    const body = await readBody(incoming);
    if (incoming.method !== 'POST' || !path.startsWith('/v1/responses')) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    const request = readModelRequest(this.requests.length + 1, path, incoming.headers, body);
    this.requests.push(request);
    const reply = this.script?.(request) ?? this.queue.shift() ?? message();
    if (path.endsWith('/compact')) await this.compact(response, request, reply);
    else await this.stream(response, request, reply);
  }

  /** One answer as server-sent events. */
  private async stream(response: ServerResponse, request: ModelRequest, reply: Reply): Promise<void> {
    const headers = allLimitHeaders(reply.limits);
    if (reply.kind === 'refused') {
      response.writeHead(reply.status, { ...headers, 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: reply.error }));
      return;
    }
    const responseId = this.nextResponseId();
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    const send = async (type: string, fields: object) => {
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
      if (reply.pace) await sleep(reply.pace);
    };
    const named = responseId === null ? {} : { id: responseId };
    await send('response.created', { response: named });
    if (!(await passes(reply.holdFirst, response))) return;
    if (reply.kind === 'failed') {
      const error = { code: reply.code, message: reply.message };
      await send('response.failed', { response: { ...named, status: 'failed', error } });
      response.end();
      return;
    }
    for (const item of this.withIds(reply.items)) await send('response.output_item.done', { item });
    if (!(await passes(reply.hold, response))) return;
    if (reply.kind === 'cut') {
      response.destroy();
      return;
    }
    const usage = this.charge(responseId, request, reply);
    await send('response.completed', { response: { ...named, ...usage } });
    response.end();
  }

  /** The provider's own compaction: one JSON document, no stream. */
  private async compact(response: ServerResponse, request: ModelRequest, reply: Reply): Promise<void> {
    const headers = { ...allLimitHeaders(reply.limits), 'content-type': 'application/json' };
    if (reply.kind !== 'items') {
      const error = reply.kind === 'refused' ? reply.error : { type: 'server_error' };
      response.writeHead(reply.kind === 'refused' ? reply.status : 500, headers);
      response.end(JSON.stringify({ error }));
      return;
    }
    const id = this.nextResponseId();
    if (!(await passes(reply.hold, response))) return;
    response.writeHead(200, headers);
    const usage = this.charge(id, request, reply);
    response.end(JSON.stringify({ id: id ?? undefined, output: this.withIds(reply.items), ...usage }));
  }

  private nextResponseId(): string | null {
    this.responses += 1;
    if (this.idMode === 'missing') return null;
    if (this.idMode === 'constant') return '0';
    if (this.idMode === 'empty') return '';
    const place = this.idMode === 'repeated' ? Math.ceil(this.responses / 2) : this.responses;
    return `${this.prefix}_${place}`;
  }

  private withIds(items: readonly OutputItem[]): OutputItem[] {
    return items.map((item) => {
      this.items += 1;
      return { id: `item_${this.items}`, ...item };
    });
  }

  /** What a response used, as the provider tells it. */
  private tokensOf({ threadId }: ModelRequest, reply: Reply): BilledTokens {
    const own = { ...growingTokens(this.entries.length + 1), ...reply.usage };
    if (this.usageMode === 'zero') return { ...sumBill([]) };
    if (this.usageMode !== 'cumulative') return own;
    const before = this.used.get(threadId) ?? sumBill([]);
    const all = sumBill([before, own]);
    this.used.set(threadId, all);
    return all;
  }

  /** Puts the response on the bill and returns its `usage` as the Responses API has it. */
  private charge(responseId: string | null, request: ModelRequest, reply: Reply): object {
    if (this.usageMode === 'omitted') return {};
    const tokens = this.tokensOf(request, reply);
    const { threadId, turnId, model, serviceTier, requestKind } = request;
    const about = { threadId, turnId, model, serviceTier, requestKind };
    this.entries.push({ responseId, ...about, at: Date.now(), ...tokens });
    const usage = {
      input_tokens: tokens.input,
      input_tokens_details: {
        cached_tokens: tokens.cachedInput,
        cache_write_tokens: tokens.cacheWriteInput,
      },
      output_tokens: tokens.output,
      output_tokens_details: { reasoning_tokens: tokens.reasoningOutput },
      total_tokens: tokens.input + tokens.output,
    };
    return { usage };
  }
}

function allLimitHeaders(limits: SentLimits | readonly SentLimits[] | undefined): Record<string, string> {
  if (limits === undefined) return {};
  const families = Array.isArray(limits) ? (limits as readonly SentLimits[]) : [limits as SentLimits];
  return Object.assign({}, ...families.map(limitHeaders)) as Record<string, string>;
}

/** Waits for the release; false where the client went away meanwhile. */
async function passes(hold: Hold | undefined, response: ServerResponse): Promise<boolean> {
  if (hold) {
    hold.arrive();
    const gone = new Promise<void>((resolve) => response.once('close', resolve));
    await Promise.race([hold.released, gone]);
  }
  return !response.destroyed;
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('The request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
