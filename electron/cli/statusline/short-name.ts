import { MINUTE_MS } from '../../shared/durations.ts';
import type { LimitWindow } from '../../shared/limits.ts';
import { plainSpan } from './plain-words.ts';

/** A line in a prompt fits so much of a name. */
const LONGEST = 16;

const KINDS = { session: '5h', daily: 'day', weekly: 'week', monthly: 'month' } as const;

/** Parts of a name that most models share and that tell none apart, such as of "GPT-5.6-Codex-Spark". */
const COMMON = /^(gpt|codex|\d.*)$/i;

/** Names a window by its length, else by its place, with the limit's name where it is not Codex's own: `week Spark`. */
export function shortName(window: LimitWindow): string {
  const { kind, windowMinutes, slot, limitId, limitName } = window;
  const bySpan = windowMinutes === null ? (slot ?? 'other') : plainSpan(windowMinutes * MINUTE_MS);
  const span = kind === 'other' ? bySpan : KINDS[kind];
  return limitId === 'codex' ? span : `${span} ${shortened(limitName || limitId)}`;
}

function shortened(name: string): string {
  const own = name.split(/[-_ ]+/).filter((part) => part !== '' && !COMMON.test(part));
  const characters = [...(own.length === 0 ? name : own.join('-'))];
  return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
