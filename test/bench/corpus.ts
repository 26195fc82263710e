import { closeSync, mkdirSync, openSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A generated Codex home of a given size: real shapes, made-up numbers, filler for text. */
export interface CorpusOptions {
  readonly dir: string;
  readonly sessions: number;
  /** Bytes over all sessions, met within a few percent. */
  readonly bytes: number;
  readonly seed: number;
  /** Milliseconds since the epoch; the sessions spread over the 60 days before. */
  readonly now: number;
}

export interface CorpusSum {
  readonly files: readonly string[];
  readonly bytes: number;
  readonly responses: number;
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

const DAY = 24 * 3600_000;
const MODELS = ['gpt-6.1-sol', 'gpt-6-luna', 'gpt-5.5', 'gpt-5.4'];
const FOLDERS = ['/home/dev/shop', '/home/dev/api', '/home/dev/site', '/home/dev/tools', '/home/dev/infra'];

/** A small seeded generator (mulberry32), so that every run makes the same corpus. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A UUIDv7 of a moment. */
export function uuidV7(at: number, random: () => number): string {
  const time = at.toString(16).padStart(12, '0');
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

const WORDS =
  'return const value from list the into path test build error when file line user data this that code run';

/** Text that looks like prose and code to a parser: quotes, escapes, braces. */
function makeFiller(random: () => number): string {
  const words = WORDS.split(' ');
  let text = '';
  while (text.length < 262_144) {
    text += words[Math.floor(random() * words.length)] ?? '';
    text += random() < 0.06 ? '\\n' : random() < 0.04 ? '\\"token_count\\"' : ' ';
  }
  return text;
}

/** Writes the corpus and returns the sums that must come out. */
export function writeCorpus(options: CorpusOptions): CorpusSum {
  const random = seeded(options.seed);
  const filler = makeFiller(random);
  const perSession = options.bytes / options.sessions;
  const files: string[] = [];
  const sum = { bytes: 0, responses: 0, input: 0, cachedInput: 0, output: 0 };
  for (let index = 0; index < options.sessions; index++) {
    const startedAt = Math.floor(options.now - 60 * DAY + (index / options.sessions) * 59 * DAY);
    // A few sessions are much larger than the rest, as in real homes.
    const size = perSession * (index % 10 === 0 ? 4 : 2 / 3);
    const session = writeSession({ dir: options.dir, startedAt, size, random, filler, index });
    files.push(session.path);
    sum.bytes += session.bytes;
    sum.responses += session.responses;
    sum.input += session.input;
    sum.cachedInput += session.cachedInput;
    sum.output += session.output;
  }
  return { files, ...sum };
}

interface SessionPlan {
  readonly dir: string;
  readonly startedAt: number;
  readonly size: number;
  readonly random: () => number;
  readonly filler: string;
  readonly index: number;
}

interface Usage {
  readonly input_tokens: number;
  readonly cached_input_tokens: number;
  readonly cache_write_input_tokens: number;
  readonly output_tokens: number;
  readonly reasoning_output_tokens: number;
  readonly total_tokens: number;
}

function writeSession({ dir, startedAt, size, random, filler, index }: SessionPlan) {
  const thread = uuidV7(startedAt, random);
  const records = index % 4 !== 3;
  const stamp = new Date(startedAt).toISOString();
  const folder = join(dir, 'sessions', stamp.slice(0, 4), stamp.slice(5, 7), stamp.slice(8, 10));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `rollout-${stamp.slice(0, 19).replaceAll(':', '-')}-${thread}.jsonl`);
  const model = MODELS[index % MODELS.length];
  const cwd = FOLDERS[index % FOLDERS.length];
  let at = startedAt;
  let ordinal = 0;
  let text = '';
  let bytes = 0;
  const fd = openSync(path, 'w');
  const flush = () => {
    bytes += writeSync(fd, text);
    text = '';
  };
  const put = (type: string, payload: string) => {
    const place = records ? `"ordinal":${ordinal},` : '';
    text += `{"timestamp":"${new Date(at).toISOString()}",${place}"type":"${type}","payload":${payload}}\n`;
    ordinal += 1;
    if (text.length > 1_000_000) flush();
  };
  const words = (least: number, most: number) => {
    const length = Math.floor(least + random() * (most - least));
    const from = Math.floor(random() * (filler.length - length - 8));
    // Never begin or end inside an escape.
    return filler
      .slice(from, from + length)
      .replace(/^[^ ]*/, '')
      .replace(/\\[^ ]*$/, '');
  };
  put(
    'session_meta',
    JSON.stringify({
      session_id: thread,
      id: thread,
      timestamp: stamp,
      cwd,
      originator: 'codex-tui',
      cli_version: records ? '0.169.0' : '0.144.6',
      source: 'vscode',
      model_provider: 'openai',
      base_instructions: { text: 'x'.repeat(12_000) },
      ...(records ? { history_mode: 'paginated' } : {}),
      git: { branch: 'main' },
    }),
  );
  const total = {
    input_tokens: 0,
    cached_input_tokens: 0,
    cache_write_input_tokens: 0,
    output_tokens: 0,
    reasoning_output_tokens: 0,
    total_tokens: 0,
  };
  let responses = 0;
  while (bytes + text.length < size) {
    const turn = uuidV7(at + 1, random);
    put(
      'event_msg',
      `{"type":"task_started","turn_id":"${turn}","started_at":${Math.floor(at / 1000)},"model_context_window":258400}`,
    );
    put(
      'turn_context',
      `{"turn_id":"${turn}","cwd":"${cwd}","approval_policy":"never","model":"${model}","effort":"high","summary":"none"}`,
    );
    put(
      'response_item',
      `{"type":"message","role":"user","content":[{"type":"input_text","text":"${words(100, 900)}"}]}`,
    );
    const calls = 1 + Math.floor(random() * 8);
    for (let call = 0; call < calls && bytes + text.length < size; call++) {
      at += 2_000 + Math.floor(random() * 20_000);
      const input = 4_000 + Math.floor(random() * 90_000);
      const output = 50 + Math.floor(random() * 2_000);
      const usage: Usage = {
        input_tokens: input,
        cached_input_tokens: Math.floor(input * 0.8),
        cache_write_input_tokens: 0,
        output_tokens: output,
        reasoning_output_tokens: Math.floor(output / 3),
        total_tokens: input + output,
      };
      for (const key of Object.keys(total) as (keyof Usage)[]) total[key] += usage[key];
      put(
        'response_item',
        `{"type":"reasoning","id":"rs_${ordinal}","summary":[],"encrypted_content":"${'Z'.repeat(800 + Math.floor(random() * 2_000))}"}`,
      );
      put(
        'response_item',
        `{"type":"function_call","name":"shell","arguments":"{\\"command\\":[\\"bash\\"]}","call_id":"call_${ordinal}"}`,
      );
      responses += 1;
      if (records) {
        put(
          'token_usage_record',
          JSON.stringify({
            thread_id: thread,
            turn_id: turn,
            session_id: thread,
            root_turn_id: turn,
            response_id: `resp_${thread}_${responses}`,
            usage,
            turn_token_usage: usage,
            thread_token_usage: total,
          }),
        );
      }
      at += 500;
      put(
        'response_item',
        `{"type":"function_call_output","call_id":"call_${ordinal}","output":"${words(300, 9_000)}"}`,
      );
      const window = (used: number, minutes: number) => ({
        used_percent: used,
        window_minutes: minutes,
        resets_at: Math.floor(at / 1000) + minutes * 30,
      });
      const count = JSON.stringify({
        type: 'token_count',
        info: { total_token_usage: total, last_token_usage: usage, model_context_window: 258400 },
        rate_limits: {
          limit_id: 'codex',
          primary: window(responses % 100, 300),
          secondary: window(responses % 80, 10_080),
        },
      });
      put('event_msg', count);
    }
    put(
      'response_item',
      `{"type":"message","role":"assistant","content":[{"type":"output_text","text":"${words(200, 2_000)}"}]}`,
    );
    put(
      'event_msg',
      `{"type":"task_complete","turn_id":"${turn}","last_agent_message":"${words(200, 2_000)}"}`,
    );
    at += 60_000;
  }
  flush();
  closeSync(fd);
  utimesSync(path, at / 1000, at / 1000);
  return {
    path,
    bytes,
    responses,
    input: total.input_tokens,
    cachedInput: total.cached_input_tokens,
    output: total.output_tokens,
  };
}
