import { MINUTE_MS, SECOND_MS } from '../../shared/durations.ts';
import type { Tokens } from '../../shared/tokens.ts';
import { type DemoSessionSpec, windowOf } from './demo-session.ts';
import { type DemoToolCall, type DemoTrouble, withTools } from './demo-tools.ts';
import { type Random, uuidV7 } from './random.ts';

/** A step without the limits after it. */
export type PlannedStep =
  | { readonly kind: 'turn-started' | 'turn-completed'; readonly at: number }
  | { readonly kind: 'response'; readonly at: number; readonly tokens: Tokens };

export interface PlannedSession {
  readonly spec: DemoSessionSpec;
  /** In order of time. */
  readonly steps: readonly (PlannedStep | DemoToolCall | DemoTrouble)[];
}

/** As many as the longest chart shows. */
const HISTORY_DAYS = 90;

/** Finished sessions end this long before now, so that the live ones stand out. */
const QUIET_MS = 20 * MINUTE_MS;

const FOLDERS = [
  ['/home/dev/atlas-api', 'main'],
  ['/home/dev/atlas-web', 'checkout-form'],
  ['/home/dev/infra', 'main'],
  ['/home/dev/field-notes', 'search'],
] as const;
const ORIGINATORS = ['codex-tui', 'codex-tui', 'codex_vscode', 'codex_exec'] as const;
const MODELS = ['gpt-6.2-sol', 'gpt-6.1-sol', 'gpt-6-luna', 'gpt-6.2-astra'] as const;
const EFFORTS = ['low', 'medium', 'high', 'high', 'xhigh'] as const;

/** Plans the finished sessions of the 90 days up to `now`. Days are local. */
export function planHistory(now: number, random: Random): PlannedSession[] {
  const sessions: PlannedSession[] = [];
  for (let back = HISTORY_DAYS - 1; back >= 0; back--) {
    const day = new Date(now);
    day.setDate(day.getDate() - back);
    const weekend = day.getDay() === 0 || day.getDay() === 6;
    const count = weekend ? random.integer(0, 2) : random.integer(3, 6);
    for (let index = 0; index < count; index++) {
      const startedAt = new Date(day).setHours(random.integer(8, 19), random.integer(0, 59), 0, 0);
      const session = planSession(startedAt, random);
      if ((session.steps.at(-1)?.at ?? startedAt) < now - QUIET_MS) sessions.push(session);
    }
  }
  return sessions;
}

/** Plans a session from start to end. */
export function planSession(startedAt: number, random: Random): PlannedSession {
  const spec = planSpec(startedAt, random);
  const steps: PlannedStep[] = [];
  let at = startedAt;
  let context = 0;
  for (let turn = random.integer(1, 5); turn > 0 && !isContextFull(spec, context); turn--) {
    steps.push({ kind: 'turn-started', at });
    for (let response = random.integer(3, 12); response > 0; response--) {
      at += random.integer(6, 45) * SECOND_MS;
      const tokens = planResponse(context, random);
      context = tokens.total;
      steps.push({ kind: 'response', at, tokens });
    }
    steps.push({ kind: 'turn-completed', at });
    at += random.integer(1, 12) * MINUTE_MS;
  }
  return { spec, steps: withTools(steps, startedAt) };
}

/** Chooses folder, model and surface; `place` fixes the folder. */
export function planSpec(startedAt: number, random: Random, place?: number): DemoSessionSpec {
  const [cwd, branch] = FOLDERS[place ?? -1] ?? random.pick(FOLDERS);
  return {
    threadId: uuidV7(startedAt, random),
    startedAt,
    cwd,
    branch,
    originator: random.pick(ORIGINATORS),
    model: random.pick(MODELS),
    effort: random.pick(EFFORTS),
  };
}

/** True where a new session follows because the context is nearly full. */
export function isContextFull({ model }: DemoSessionSpec, context: number): boolean {
  return context > windowOf(model) * 0.8;
}

/** Plans the tokens of a response to a conversation of `context` tokens, most of them cached. */
export function planResponse(context: number, random: Random): Tokens {
  const added = context === 0 ? random.integer(11_000, 19_000) : random.integer(200, 2_400);
  const input = context + added;
  const cachedInput = context === 0 ? 9_216 : Math.floor((context * 0.97) / 128) * 128;
  const output = random.integer(80, 1_300);
  return {
    input,
    cachedInput,
    cacheWriteInput: Math.min(input - cachedInput, random.integer(0, 900)),
    output,
    reasoningOutput: Math.floor(output * random.next() * 0.6),
    total: input + output,
  };
}
