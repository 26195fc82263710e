import { appendFile, mkdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addTokens, noTokens, type Tokens } from '../../shared/tokens.ts';
import { DemoLimits } from './demo-limits.ts';
import type { PlannedSession } from './demo-script.ts';
import {
  advanceSession,
  type DemoSession,
  type DemoSessionSpec,
  type DemoStep,
  openSession,
} from './demo-session.ts';
import { type Random, uuidV7 } from './random.ts';

/** The sum of all that was written. */
export interface DemoSum {
  readonly tokens: Tokens;
  readonly responses: number;
  readonly sessions: number;
}

type AnyStep = PlannedSession['steps'][number];

/** Writes planned sessions as rollout files of one Codex home. */
export class DemoWriter {
  private readonly codexHome: string;
  private readonly random: Random;
  private readonly limits: DemoLimits;
  private readonly sessions = new Map<string, DemoSession>();
  /** Lines not yet on disk and the time of the last one, by path. */
  private pending = new Map<string, { readonly lines: string[]; at: number }>();
  private written: DemoSum = { tokens: noTokens, responses: 0, sessions: 0 };

  constructor(codexHome: string, now: number, random: Random) {
    this.codexHome = codexHome;
    this.random = random;
    this.limits = new DemoLimits(now);
  }

  sum(): DemoSum {
    return this.written;
  }

  /** Adds whole sessions, with their steps in one order of time: all of them fill the same limits. */
  addAll(planned: readonly PlannedSession[]): void {
    const steps = planned.flatMap(({ spec, steps }) => steps.map((step) => ({ spec, step })));
    steps.sort((a, b) => a.step.at - b.step.at);
    for (const { spec, step } of steps) this.add(spec, step);
  }

  add(spec: DemoSessionSpec, planned: AnyStep): void {
    const session = this.sessions.get(spec.threadId) ?? this.open(spec);
    const { session: after, lines } = advanceSession(session, this.stepOf(planned));
    this.sessions.set(spec.threadId, after);
    this.queue(spec, lines, planned.at);
    if (planned.kind !== 'response') return;
    const { tokens, responses, sessions } = this.written;
    this.written = { tokens: addTokens(tokens, planned.tokens), responses: responses + 1, sessions };
  }

  /** Writes what was added. A file gets the modification time of its last line. */
  async flush(): Promise<void> {
    const pending = this.pending;
    this.pending = new Map();
    for (const [path, { lines, at }] of pending) {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, lines.join(''));
      await utimes(path, at / 1000, at / 1000);
    }
  }

  private open(spec: DemoSessionSpec): DemoSession {
    const { session, lines } = openSession(spec);
    this.queue(spec, lines, spec.startedAt);
    this.written = { ...this.written, sessions: this.written.sessions + 1 };
    return session;
  }

  private stepOf(planned: AnyStep): DemoStep {
    const { at } = planned;
    switch (planned.kind) {
      case 'turn-started':
        return { kind: planned.kind, at, turnId: uuidV7(at, this.random) };
      case 'turn-completed':
        return { kind: planned.kind, at };
      case 'tool':
        return { ...planned, callId: `call_${at.toString(36)}` };
      case 'trouble':
        return planned;
      case 'response':
        return {
          kind: planned.kind,
          at,
          tokens: planned.tokens,
          responseId: `resp_${uuidV7(at, this.random).replaceAll('-', '')}`,
          windows: this.limits.observe(at, planned.tokens),
        };
    }
  }

  private queue(spec: DemoSessionSpec, lines: readonly string[], at: number): void {
    const path = join(this.codexHome, rolloutPath(spec));
    const queued = this.pending.get(path) ?? { lines: [], at };
    queued.lines.push(...lines);
    queued.at = at;
    this.pending.set(path, queued);
  }
}

/** Returns the path that Codex would use; folder and name are in local time. */
function rolloutPath({ threadId, startedAt }: DemoSessionSpec): string {
  const start = new Date(startedAt);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [String(start.getFullYear()), two(start.getMonth() + 1), two(start.getDate())];
  const time = [two(start.getHours()), two(start.getMinutes()), two(start.getSeconds())];
  return join('sessions', ...day, `rollout-${day.join('-')}T${time.join('-')}-${threadId}.jsonl`);
}
