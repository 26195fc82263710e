import { appendFileSync, closeSync, mkdirSync, openSync, utimesSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { uuidV7 } from './corpus-random.ts';

const MODELS = ['gpt-6.1-sol', 'gpt-6-luna', 'gpt-5.5', 'gpt-5.4'];
const FOLDERS = ['/home/dev/shop', '/home/dev/api', '/home/dev/site', '/home/dev/tools', '/home/dev/infra'];

/** What a generated session is made from. */
export interface SessionPlan {
  readonly dir: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Bytes that are met or exceeded by one response. */
  readonly size: number;
  readonly random: () => number;
  readonly filler: string;
  /** Decides model, folder and shape. */
  readonly index: number;
}

/** Tokens as Codex writes them. */
export interface RecordedUsage {
  input_tokens: number;
  cached_input_tokens: number;
  cache_write_input_tokens: number;
  output_tokens: number;
  reasoning_output_tokens: number;
  total_tokens: number;
}

/** A session on disk, and all that is needed to let it go on. */
export interface CorpusSession {
  readonly path: string;
  readonly thread: string;
  /** The newer shape, with ordinals and a `token_usage_record` a response. */
  readonly records: boolean;
  /** Sums over all its responses. */
  readonly total: RecordedUsage;
  turn: string;
  responses: number;
  ordinal: number;
  bytes: number;
  /** The time of its last line, in milliseconds since the epoch. */
  at: number;
}

const noUsage = (): RecordedUsage => ({
  input_tokens: 0,
  cached_input_tokens: 0,
  cache_write_input_tokens: 0,
  output_tokens: 0,
  reasoning_output_tokens: 0,
  total_tokens: 0,
});

function line(session: CorpusSession, type: string, payload: string): string {
  const place = session.records ? `"ordinal":${session.ordinal},` : '';
  session.ordinal += 1;
  return `{"timestamp":"${new Date(session.at).toISOString()}",${place}"type":"${type}","payload":${payload}}\n`;
}

function nextUsage(session: CorpusSession, random: () => number): RecordedUsage {
  const input = 4_000 + Math.floor(random() * 90_000);
  const output = 50 + Math.floor(random() * 2_000);
  const usage: RecordedUsage = {
    input_tokens: input,
    cached_input_tokens: Math.floor(input * 0.8),
    cache_write_input_tokens: 0,
    output_tokens: output,
    reasoning_output_tokens: Math.floor(output / 3),
    total_tokens: input + output,
  };
  for (const key of Object.keys(usage) as (keyof RecordedUsage)[]) session.total[key] += usage[key];
  session.responses += 1;
  return usage;
}

function usageRecord(session: CorpusSession, usage: RecordedUsage): string {
  if (!session.records) return '';
  const { thread, turn } = session;
  const record = {
    thread_id: thread,
    turn_id: turn,
    session_id: thread,
    root_turn_id: turn,
    response_id: `resp_${thread}_${session.responses}`,
    usage,
    turn_token_usage: usage,
    thread_token_usage: session.total,
  };
  return line(session, 'token_usage_record', JSON.stringify(record));
}

function tokenCount(session: CorpusSession, usage: RecordedUsage): string {
  const limit = (used: number, minutes: number) => ({
    used_percent: used,
    window_minutes: minutes,
    resets_at: Math.floor(session.at / 1000) + minutes * 30,
  });
  const count = {
    type: 'token_count',
    info: {
      total_token_usage: session.total,
      last_token_usage: usage,
      ...(session.records ? { last_usage_includes_reasoning: true } : {}),
      model_context_window: 258400,
    },
    rate_limits: {
      limit_id: 'codex',
      limit_name: null,
      primary: limit(session.responses % 100, 300),
      secondary: limit(session.responses % 80, 10_080),
      credits: { has_credits: false, unlimited: false, balance: null },
      individual_limit: null,
      plan_type: 'plus',
      rate_limit_reached_type: null,
    },
  };
  return line(session, 'event_msg', JSON.stringify(count));
}

/** The lines that open a turn. */
function turnOpening(session: CorpusSession, model: string | undefined, cwd: string): string {
  const { turn, thread, records } = session;
  const root = records ? { root_turn_id: turn } : {};
  const trigger = { turn_trigger: 'user', parent_turn_id: null, initiating_agent_path: null };
  const start = {
    type: 'task_started',
    ...(records ? { turn_attribution: { turn_id: turn, ...trigger, ...root } } : {}),
    ...{ turn_id: turn, ...root },
    started_at: Math.floor(session.at / 1000),
    model_context_window: 258400,
    collaboration_mode_kind: 'default',
  };
  const choices = { reasoning_effort: 'high', developer_instructions: null };
  const collaboration_mode = { mode: 'default', settings: { model, ...choices } };
  const policy = { approval_policy: 'never', permission_profile: { type: 'disabled' } };
  const context = { turn_id: turn, ...root, cwd, ...policy, model, collaboration_mode, effort: 'high' };
  const settings = { model, model_provider_id: 'openai', ...policy, cwd, collaboration_mode };
  const applied = { type: 'thread_settings_applied', thread_id: thread, thread_settings: settings };
  return (
    line(session, 'event_msg', JSON.stringify(start)) +
    line(session, 'turn_context', JSON.stringify({ ...context, summary: 'none' })) +
    (records ? line(session, 'event_msg', JSON.stringify(applied)) : '')
  );
}

/** Appends what one more response leaves in a session, in one write. */
export function growSession(session: CorpusSession, at: number, random: () => number): void {
  session.at = at;
  const usage = nextUsage(session, random);
  const text = usageRecord(session, usage) + tokenCount(session, usage);
  appendFileSync(session.path, text);
  session.bytes += text.length;
}

function openingLine(session: CorpusSession, cwd: string): string {
  const meta = {
    session_id: session.thread,
    id: session.thread,
    timestamp: new Date(session.at).toISOString(),
    cwd,
    originator: 'codex-tui',
    cli_version: session.records ? '0.169.0' : '0.144.6',
    source: 'vscode',
    model_provider: 'openai',
    base_instructions: { text: 'x'.repeat(12_000) },
    ...(session.records ? { history_mode: 'paginated' } : {}),
    git: { branch: 'main' },
  };
  return line(session, 'session_meta', JSON.stringify(meta));
}

function pathOf(dir: string, at: number, thread: string): string {
  const stamp = new Date(at).toISOString();
  const name = `rollout-${stamp.slice(0, 19).replaceAll(':', '-')}-${thread}.jsonl`;
  return join(dir, 'sessions', stamp.slice(0, 4), stamp.slice(5, 7), stamp.slice(8, 10), name);
}

/** Writes a session of about the planned size: turns of a prompt, calls with their output, an answer. */
export function writeSession({ dir, startedAt, size, random, filler, index }: SessionPlan): CorpusSession {
  const thread = uuidV7(startedAt, random);
  const session: CorpusSession = {
    path: pathOf(dir, startedAt, thread),
    thread,
    records: index % 4 !== 3,
    total: noUsage(),
    turn: '',
    responses: 0,
    ordinal: 0,
    bytes: 0,
    at: startedAt,
  };
  const model = MODELS[index % MODELS.length];
  const cwd = FOLDERS[index % FOLDERS.length] ?? '/';
  mkdirSync(dirname(session.path), { recursive: true });
  const fd = openSync(session.path, 'w');
  let text = '';
  const flush = () => {
    session.bytes += writeSync(fd, text);
    text = '';
  };
  const put = (added: string) => {
    text += added;
    if (text.length > 1_000_000) flush();
  };
  const item = (payload: string) => put(line(session, 'response_item', payload));
  const event = (payload: string) => put(line(session, 'event_msg', payload));
  const full = () => session.bytes + text.length >= size;
  const words = (least: number, most: number) => {
    const length = Math.floor(least + random() * (most - least));
    const from = Math.floor(random() * (filler.length - length - 8));
    const piece = filler.slice(from, from + length);
    // Never begin or end inside an escape.
    return piece.replace(/^[^ ]*/, '').replace(/\\[^ ]*$/, '');
  };
  put(openingLine(session, cwd));
  while (!full()) {
    session.turn = uuidV7(session.at + 1, random);
    const { turn } = session;
    put(turnOpening(session, model, cwd));
    item(`{"type":"message","role":"user","content":[{"type":"input_text","text":"${words(100, 900)}"}]}`);
    const calls = 1 + Math.floor(random() * 8);
    for (let call = 0; call < calls && !full(); call++) {
      session.at += 2_000 + Math.floor(random() * 20_000);
      const secret = 'Z'.repeat(800 + Math.floor(random() * 2_000));
      item(`{"type":"reasoning","id":"rs_${session.ordinal}","summary":[],"encrypted_content":"${secret}"}`);
      const id = `call_${session.ordinal}`;
      const command = '{\\"command\\":[\\"bash\\"]}';
      item(`{"type":"function_call","name":"shell","arguments":"${command}","call_id":"${id}"}`);
      const usage = nextUsage(session, random);
      put(usageRecord(session, usage));
      session.at += 500;
      item(`{"type":"function_call_output","call_id":"${id}","output":"${words(300, 9_000)}"}`);
      put(tokenCount(session, usage));
    }
    const answer = words(200, 2_000);
    item(`{"type":"message","role":"assistant","content":[{"type":"output_text","text":"${answer}"}]}`);
    event(`{"type":"task_complete","turn_id":"${turn}","last_agent_message":"${words(200, 2_000)}"}`);
    session.at += 60_000;
  }
  flush();
  closeSync(fd);
  utimesSync(session.path, session.at / 1000, session.at / 1000);
  return session;
}
