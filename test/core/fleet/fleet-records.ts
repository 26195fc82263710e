import { recordId } from '../../../electron/core/export/records/record-id.ts';
import type { BodyOf, ExportRecord, Machine } from '../../../electron/shared/schema/export/record.ts';

/** Numbers that look random and are the same each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface FleetSize {
  readonly machines: number;
  readonly days: number;
  /** Of each machine and day. */
  readonly turns: number;
}

const models = ['gpt-6.1-sol', 'gpt-6-luna', 'gpt-6-astra', 'codex-unpriced'] as const;
const surfaces = ['codex_exec', 'codex_cli_rs', 'codex_vscode'] as const;
const rules = ['analytics', 'sandbox', 'approval', 'prompt-logging'] as const;
const versions = ['0.169.0', '0.170.0', '0.171.0'] as const;
const START = Date.UTC(2026, 7, 1);
const DAY = 86_400_000;

/**
 * Makes the records of a fleet: for each machine and day some turns of one session, the session twice, and on the first
 * day the results of a policy. Some turns are revised, and each twentieth record is there twice.
 */
export function* fleetRecords({ machines, days, turns }: FleetSize, seed = 1): Generator<ExportRecord> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let machine = 0; machine < machines; machine += 1) {
    const from: Machine = {
      id: `machine-${String(machine).padStart(5, '0')}`,
      host: machine % 5 === 0 ? null : `host-${machine}`,
      user: `user-${machine % 97}`,
      os: 'linux',
      glanceVersion: machine % 3 === 0 ? '0.2.0' : '0.3.0',
    };
    // Some machines go silent before the others.
    const last = machine % 10 === 0 ? Math.ceil(days / 2) : days;
    for (let day = 0; day < last; day += 1) {
      const at = START + day * DAY + Math.floor(random() * 3_600_000);
      for (const record of dayOf(from, at, turns, day === 0, pick, random)) {
        yield record;
        if (random() < 0.05) yield record;
      }
    }
  }
}

type Pick = <T>(list: readonly T[]) => T;

function* dayOf(
  machine: Machine,
  at: number,
  turns: number,
  isFirst: boolean,
  pick: Pick,
  random: () => number,
): Generator<ExportRecord> {
  const threadId = `${machine.id}-${at}`;
  const place = {
    project: `project-${Math.floor(random() * 40)}`,
    signIn: pick(['chatgpt', 'chatgpt', 'apikey', 'provider', null] as const),
    surface: pick(surfaces),
    codexVersion: pick(versions),
  };
  const whole = { ...use(0, 0, null), ...place };
  for (let turn = 0; turn < turns; turn += 1) {
    const model = pick(models);
    const input = Math.floor(random() * 200_000);
    const output = Math.floor(random() * 8_000);
    const cost = model === 'codex-unpriced' ? null : Math.round(input * 2 + output * 10) / 1e6;
    const revisions = random() < 0.1 ? 2 : 1;
    for (let revision = 0; revision < revisions; revision += 1) {
      // What is known first is less than what is known last.
      const part = (revision + 1) / revisions;
      const body: BodyOf<'turn'> = {
        ...time(threadId, at, revision),
        turnId: `turn-${turn}`,
        outcome: 'completed',
        ...use(Math.floor(input * part), Math.floor(output * part), cost === null ? null : cost * part),
        model,
        contextTokens: null,
        windowTokens: 272_000,
        ...place,
      };
      yield recordOf('turn', [threadId, body.turnId, revision], at + turn, machine, body);
    }
  }
  for (const revision of [0, 1]) {
    const body: BodyOf<'session'> = {
      ...time(threadId, at, revision),
      state: 'idle',
      ...whole,
      turns,
      failedTurns: 0,
      abortedTurns: 0,
      tools: [{ tool: 'shell', calls: 3, failures: 1, outcomesKnown: 3 }],
      covered: null,
    };
    yield recordOf('session', [threadId, revision], at + 1000 + revision, machine, body);
  }
  if (!isFirst) return;
  for (const rule of rules) {
    const body: BodyOf<'check'> = {
      policy: 'enterprise',
      rule,
      area: 'data',
      level: 'error',
      state: pick(['passed', 'passed', 'failed', 'not-known'] as const),
      before: null,
      title: `What ${rule} asks`,
    };
    yield recordOf('check', [machine.id, rule, at], at, machine, body);
  }
}

function recordOf<Kind extends ExportRecord['kind']>(
  kind: Kind,
  parts: readonly (string | number | null)[],
  at: number,
  machine: Machine,
  body: BodyOf<Kind>,
): ExportRecord {
  return { id: recordId(kind, parts), kind, at: new Date(at).toISOString(), machine, body } as ExportRecord;
}

function time(threadId: string, at: number, revision: number) {
  const startedAt = new Date(at).toISOString();
  return {
    threadId,
    sessionId: threadId,
    parentThreadId: null,
    revision,
    startedAt,
    endedAt: null,
    durationMs: 60_000,
  };
}

function use(inputTokens: number, outputTokens: number, costUsd: number | null) {
  return {
    model: null as string | null,
    effort: 'medium',
    serviceTier: null,
    provider: 'openai',
    inputTokens,
    cachedInputTokens: Math.floor(inputTokens * 0.8),
    cacheWriteInputTokens: Math.floor(inputTokens * 0.05),
    outputTokens,
    reasoningOutputTokens: Math.floor(outputTokens / 2),
    totalTokens: inputTokens + outputTokens,
    responses: 4,
    costUsd,
    toolCalls: 3,
    compactions: 0,
  };
}
