import { HOUR_MS } from '../../../shared/durations.ts';
import type { OrgRuleId } from '../../../shared/schema/organisation/org-compliance.ts';
import { entryOf } from '../../collections/entry-of.ts';
import type { LogEvent } from './log-event.ts';
import { wellKnownSecrets } from './well-known-secrets.ts';

/** From how much on a rule matches; of files, above how much. */
export interface RuleLimits {
  /** Files that one session names in its tool calls. */
  readonly files: number;
  /** Tool calls of one session that failed. */
  readonly failures: number;
  /** Prompts of one person within an hour of the clock. */
  readonly prompts: number;
}

export const usualLimits: RuleLimits = { files: 50, failures: 20, prompts: 60 };

/** Something that a rule found. Ids, names of rules and counts: never content. */
export interface Match {
  /** What was found, such as the name of a form of secret or of a line of the dictionary; null where the rule says all. */
  readonly what: string | null;
  /** The id of the event, session or person. */
  readonly id: string;
  readonly count: number;
}

/** Looks at one event after another. */
export interface Rule {
  readonly id: OrgRuleId;
  take(event: LogEvent): void;
  matches(): Match[];
}

/** A line of a dictionary: a pattern that is looked for in content. */
export interface Term {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Makes the rules, each with nothing seen. */
export function createRules(limits: RuleLimits, terms: readonly Term[]): Rule[] {
  const dictionary = terms.map(({ name, pattern }) => [name, pattern] as const);
  return [
    filesRule(limits.files),
    countRule('failures', limits.failures, (event) =>
      event.kind === 'TOOL_CALL_FAILED' ? event.session : null,
    ),
    countRule('denied', 1, (event) => (isDenied(event.decision) ? event.session : null)),
    countRule('prompts', limits.prompts, (event) => {
      if (event.kind !== 'PROMPT_SENT' || event.person === null || event.at === null) return null;
      return `${event.person} ${new Date(Math.floor(event.at / HOUR_MS) * HOUR_MS).toISOString().slice(0, 13)}:00Z`;
    }),
    contentRule('secrets', wellKnownSecrets),
    contentRule('terms', dictionary),
    countRule('revocations', 1, (event) =>
      /revok/i.test(`${event.kind} ${event.action}`) ? event.id : null,
    ),
  ];
}

/** Decisions as seen: `denied`, `denied_with_network_policy_deny`, `timed_out`, `abort` (facts: external-systems B3). */
function isDenied(decision: string | null): boolean {
  return decision !== null && /^(?:denied|timed_out|abort)/.test(decision);
}

/** Counts events by what `keyOf` gives; matches from `least` on. */
function countRule(id: OrgRuleId, least: number, keyOf: (event: LogEvent) => string | null): Rule {
  const counts = new Map<string, number>();
  return {
    id,
    take(event) {
      const key = keyOf(event);
      if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    matches: () =>
      [...counts]
        .filter(([, count]) => count >= least)
        .map(([key, count]) => ({ what: null, id: key, count })),
  };
}

/** Members of tool calls that name a file. */
const PATH_MEMBER = /^(?:path|file|file_?path|filename|target_file)$/i;

/** Counts the files that a session names. The paths stay in memory. */
function filesRule(least: number): Rule {
  const sessions = new Map<string, Set<string>>();
  return {
    id: 'files',
    take({ kind, session, texts }) {
      if (session === null || !kind?.startsWith('TOOL_')) return;
      for (const { member, text } of texts) {
        if (PATH_MEMBER.test(member)) entryOf(sessions, session, () => new Set<string>()).add(text);
      }
    },
    matches: () =>
      [...sessions]
        .filter(([, paths]) => paths.size > least)
        .map(([id, paths]) => ({ what: null, id, count: paths.size })),
  };
}

function contentRule(id: 'secrets' | 'terms', patterns: readonly (readonly [string, RegExp])[]): Rule {
  const found: Match[] = [];
  return {
    id,
    take(event) {
      if (event.id === null) return;
      for (const [what, pattern] of patterns) {
        const count = event.texts.filter(({ text }) => pattern.test(text)).length;
        if (count > 0) found.push({ what, id: event.id, count });
      }
    },
    matches: () => found,
  };
}

/**
 * Reads a dictionary: a term a line, `/…/` a regular expression, `#` a comment. Terms are found as whole words in any
 * case.
 *
 * @throws SyntaxError that names the line of an expression that is none.
 */
export function readTerms(text: string): Term[] {
  return text.split(/\r?\n/).flatMap((line, index): Term[] => {
    const term = line.trim();
    if (term === '' || term.startsWith('#')) return [];
    // The term itself may be a secret word, so matches name its line.
    const name = `line ${index + 1}`;
    const [, source] = /^\/(.+)\/$/.exec(term) ?? [];
    try {
      if (source !== undefined) return [{ name, pattern: new RegExp(source, 'iu') }];
    } catch {
      throw new SyntaxError(`line ${index + 1} is no regular expression`);
    }
    const escaped = term.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return [{ name, pattern: new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'iu') }];
  });
}
