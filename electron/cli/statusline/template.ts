import { unknownWord } from '../../core/collections/closest.ts';
import type { StatuslineSummary } from '../../core/statusline/summary.ts';
import { clean } from '../../core/views/report/clean.ts';
import { capUse, type LimitWindow, shownUse } from '../../shared/limits.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import { bindingWindow, reachedLimit, runsOutAt, windowOf } from './facts.ts';
import { plainAmount, plainMoment, plainSpan, plainTokens, plainUsd } from './plain-words.ts';
import { shortName } from './short-name.ts';

interface Placeholder {
  readonly summary: string;
  /** Null where it is not known. */
  readonly text: (summary: StatuslineSummary, now: number) => string | null;
}

function percent(summary: StatuslineSummary, kind: LimitWindow['kind']): string | null {
  const window = windowOf(summary, kind);
  const use = window && shownUse(window);
  return use === null ? null : `${use}%`;
}

function resets(summary: StatuslineSummary, kind: LimitWindow['kind'], now: number): string | null {
  const at = windowOf(summary, kind)?.resetsAt ?? null;
  return at === null || Date.parse(at) <= now ? null : plainMoment(Date.parse(at), now, summary.calendar);
}

/** What `--format` can show. */
export const placeholders: Readonly<Record<string, Placeholder>> = {
  today_tokens: {
    summary: 'Tokens of today, such as 12.4M',
    text: ({ today }) => plainTokens(today.tokens.total),
  },
  today_input: { summary: 'Of these, input', text: ({ today }) => plainTokens(today.tokens.input) },
  today_output: { summary: 'Of these, output', text: ({ today }) => plainTokens(today.tokens.output) },
  today_responses: { summary: 'Responses of today', text: ({ today }) => String(today.responses) },
  cost_today: {
    summary: 'What today cost at API prices',
    text: ({ today }) => (today.costUsd === null ? null : plainUsd(today.costUsd)),
  },
  limit_5h: { summary: 'Used of the 5-hour limit', text: (summary) => percent(summary, 'session') },
  limit_week: { summary: 'Used of the weekly limit', text: (summary) => percent(summary, 'weekly') },
  resets_5h: {
    summary: 'When the 5-hour limit resets',
    text: (summary, now) => resets(summary, 'session', now),
  },
  resets_week: {
    summary: 'When the weekly limit resets',
    text: (summary, now) => resets(summary, 'weekly', now),
  },
  binding: {
    summary: 'The limit that stops the work first, such as "week 31%"',
    text(summary) {
      const { of } = summary.limits.binding;
      if (of === 'credits') return 'no credits';
      if (of === 'spend-cap') {
        const cap = placeholders.spend_cap?.text(summary, 0) ?? null;
        return cap === null ? null : `cap ${cap}`;
      }
      const window = bindingWindow(summary);
      const use = window && shownUse(window);
      return window === null || use === null ? null : `${shortName(window)} ${use}%`;
    },
  },
  runs_out: {
    summary: 'When the first limit is used up at this pace; "lasts" where none is before its reset',
    text(summary, now) {
      const at = runsOutAt(summary);
      if (reachedLimit(summary) !== null) return 'reached';
      if (at !== null) return plainMoment(at, now, summary.calendar);
      const lasts = summary.outlooks.some(({ state }) => state === 'lasts' || state === 'may-run-out');
      return lasts ? 'lasts' : null;
    },
  },
  credits: {
    summary: 'Credits left, as the server said; "out" where none are',
    text: ({ limits: { credits } }) => {
      if (credits?.state === 'unlimited' || credits?.state === 'out') return credits.state;
      return credits?.balance == null ? null : plainAmount(credits.balance);
    },
  },
  spend_cap: {
    summary: 'Used of the spend cap of your workspace; "reached" where nothing is left',
    text: ({ limits: { spendCap } }) => {
      if (spendCap?.level === 'reached') return 'reached';
      const used = spendCap && capUse(spendCap);
      return used == null ? null : `${used}%`;
    },
  },
  plan: { summary: 'The plan, as the server said', text: ({ limits }) => limits.planType },
  seen: {
    summary: 'How old the limits are, such as 3h',
    text: ({ limits }, now) =>
      limits.observedAt === null ? null : plainSpan(now - Date.parse(limits.observedAt)),
  },
};

const PLACEHOLDER = /\{([a-z0-9_]+)\}/g;

/**
 * Checks the placeholders of a template.
 *
 * @throws CliError where it names one that does not exist.
 */
export function checkTemplate(format: string): void {
  for (const [, name = ''] of format.matchAll(PLACEHOLDER)) {
    if (Object.hasOwn(placeholders, name)) continue;
    throw wrongUsage('unknown-placeholder', unknownWord('placeholder', name, Object.keys(placeholders)));
  }
}

/** Returns the text with what its placeholders stand for. Escape sequences in the text itself are the user's own. */
export function fillTemplate(format: string, summary: StatuslineSummary, now: number): string {
  return format.replaceAll(PLACEHOLDER, (_all, name: string) => {
    return clean(placeholders[name]?.text(summary, now) ?? '–');
  });
}
