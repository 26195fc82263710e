import { MINUTE_MS, SECOND_MS } from '../../shared/durations.ts';
import {
  isContextFull,
  type PlannedSession,
  type PlannedStep,
  planResponse,
  planSpec,
} from './demo-script.ts';
import type { DemoSessionSpec } from './demo-session.ts';
import type { Random } from './random.ts';

/** The script of a session in use. */
export interface LiveScript {
  readonly spec: DemoSessionSpec;
  /** Selects the folder; a session that follows stays in it. */
  readonly place: number;
  /** Tokens in the model's context. */
  readonly context: number;
  /** Responses until the turn ends. */
  readonly left: number;
  readonly turnOpen: boolean;
  /** When the next step is due, in milliseconds. */
  readonly nextAt: number;
}

/** A step and the script after it. `next` has another thread id where a new session begins. */
export interface LiveMove {
  readonly script: LiveScript;
  readonly step: PlannedStep | null;
}

export function startLive(startedAt: number, place: number, random: Random): LiveScript {
  const spec = planSpec(startedAt, random, place);
  return { spec, place, context: 0, left: 0, turnOpen: false, nextAt: startedAt };
}

/** Returns the next step at `at`: a turn starts, a response comes, a turn ends, or a new session begins. */
export function moveLive(script: LiveScript, at: number, random: Random): LiveMove {
  const { spec, context, left, turnOpen } = script;
  if (!turnOpen && isContextFull(spec, context)) {
    return { script: startLive(at, script.place, random), step: null };
  }
  const nextAt = at + random.integer(7, 16) * SECOND_MS;
  if (!turnOpen) {
    const turn = { ...script, turnOpen: true, left: random.integer(8, 24), nextAt };
    return { script: turn, step: { kind: 'turn-started', at } };
  }
  if (left === 0 || isContextFull(spec, context)) {
    // A person reads before the next turn.
    const readUntil = at + random.integer(30, 100) * SECOND_MS;
    return {
      script: { ...script, turnOpen: false, nextAt: readUntil },
      step: { kind: 'turn-completed', at },
    };
  }
  const tokens = planResponse(context, random);
  return {
    script: { ...script, context: tokens.total, left: left - 1, nextAt },
    step: { kind: 'response', at, tokens },
  };
}

/** Plans a live session as of `now`, `minutes` after it began, in the middle of a turn. */
export function planLive(
  now: number,
  minutes: number,
  place: number,
  random: Random,
): { readonly script: LiveScript; readonly planned: PlannedSession } {
  let script = startLive(now - minutes * MINUTE_MS, place, random);
  const steps: PlannedStep[] = [];
  let at = script.nextAt;
  while (at <= now) {
    const move = moveLive(script, at, random);
    script = move.script;
    if (move.step) steps.push(move.step);
    at += random.integer(15, 50) * SECOND_MS;
  }
  if (!script.turnOpen) {
    steps.push({ kind: 'turn-started', at: now });
    script = { ...script, turnOpen: true, left: random.integer(8, 24) };
  }
  return { script: { ...script, nextAt: now + SECOND_MS }, planned: { spec: script.spec, steps } };
}
