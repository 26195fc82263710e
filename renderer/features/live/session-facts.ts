import type { SessionUsage } from '../../../electron/shared/usage.ts';
import type { DetailLocale } from '../../i18n/detail-locale.ts';
import type { Fact } from '../../ui/detail/facts-list.tsx';
import { modelText } from './session-words.ts';

type Facts = readonly (Fact | null)[];

/** What a session used, with the parts of each sum. */
export function tokenFacts(
  { tokens, responses, costUsd }: SessionUsage,
  { format, strings }: DetailLocale,
): Facts {
  const of = (part: number, whole: number) =>
    whole === 0
      ? format.tokens(part)
      : strings.session.share(format.tokens(part), format.percent((part / whole) * 100));
  return [
    { label: strings.tokens.total, value: format.tokens(tokens.total) },
    { label: strings.tokens.input, value: format.tokens(tokens.input) },
    { label: strings.session.cached, value: of(tokens.cachedInput, tokens.input) },
    { label: strings.tokens.output, value: format.tokens(tokens.output) },
    { label: strings.session.reasoning, value: of(tokens.reasoningOutput, tokens.output) },
    { label: strings.tokens.responses, value: format.tokensFull(responses) },
    { label: strings.tokens.cost, value: costUsd === null ? strings.tokens.unpriced : format.usd(costUsd) },
  ];
}

/** What happened in it, counted. */
export function activityFacts(session: SessionUsage, { format, strings, now }: DetailLocale): Facts {
  const { activity, startedAt, lastActivityAt } = session;
  const counted = (label: string, count: number) => ({ label, value: format.tokensFull(count) });
  const ifAny = (label: string, count: number) => (count === 0 ? null : counted(label, count));
  return [
    counted(strings.session.turns, activity.turns),
    counted(strings.session.toolCalls, activity.toolCalls),
    ifAny(strings.session.aborted, activity.aborted),
    ifAny(strings.session.failed, activity.failed),
    ifAny(strings.session.compactions, activity.compactions),
    ifAny(strings.session.rollbacks, activity.rollbacks),
    startedAt === null ? null : { label: strings.session.started, value: format.moment(startedAt, now) },
    lastActivityAt === null
      ? null
      : { label: strings.session.lastActive, value: format.age(lastActivityAt, now) },
  ];
}

/** With what: model, provider, sign-in, program. What is not recorded says so only where it matters. */
export function withFacts(session: SessionUsage, localeContext: DetailLocale): Facts {
  const { strings } = localeContext;
  const { modelProvider, serviceTier, auth, cliVersion, originator } = session;
  const ifKnown = (label: string, value: string | null) => (value === null ? null : { label, value });
  return [
    { label: strings.session.model, value: modelText(session, localeContext) },
    ifKnown(strings.session.provider, modelProvider),
    ifKnown(strings.session.tier, serviceTier),
    { label: strings.session.signIn, value: strings.session.auth[auth ?? 'unknown'] },
    ifKnown(strings.session.version, cliVersion),
    ifKnown(strings.session.originator, originator),
  ];
}

/** Where it runs, and its own name. */
export function whereFacts(session: SessionUsage, { strings }: DetailLocale): Facts {
  const { cwd, repository, branch, threadId, parentThreadId, forkedFromId, gone } = session;
  const code = (label: string, value: string | null) =>
    value === null ? null : { label, value, code: true };
  return [
    code(strings.session.folder, cwd),
    code(strings.session.repository, repository),
    branch === null ? null : { label: strings.session.branch, value: branch },
    code(strings.session.thread, threadId),
    code(strings.session.parent, parentThreadId),
    code(strings.session.forkedFrom, forkedFromId),
    gone ? { label: strings.session.files, value: strings.session.gone } : null,
  ];
}
