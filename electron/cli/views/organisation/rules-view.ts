import type { OrgCoverage, OrgRuleId, OrgRules } from '../../../shared/schema/organisation/org-compliance.ts';
import { blank, cutTo, heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

/** So many matches of a rule are listed; JSON has more. */
const LISTED = 5;

const ruleNames: Record<OrgRuleId, string> = {
  files: 'Sessions that name many files',
  failures: 'Sessions with many failed tool calls',
  denied: 'Sessions with denied decisions',
  prompts: 'Many prompts of a person in an hour',
  secrets: 'Events with a form of secret',
  terms: 'Events with a term of the dictionary',
  revocations: 'Revocations',
};

/** Renders what rules found: ids and counts. */
export function orgRulesView({ events, rules, out }: OrgRules, context: LocaleContext): Line[] {
  const { columns, format, pathName } = context;
  const shown: Column[] = [{ title: 'Rule' }, { ...right, title: 'Matches' }];
  const rows = rules.map(({ id, count }) => [
    ruleNames[id],
    styled(format.tokensFull(count), count > 0 ? 'yellow' : 'green'),
  ]);
  return [
    cutTo(heading('Rules over compliance logs', pathName(out)), columns),
    ...table(shown, rows, { columns }),
    ...paragraph(`${format.tokensFull(events)} events were looked at.`, columns, { style: 'dim' }),
    ...rules.flatMap(({ id, count, matches }) => {
      if (count === 0) return [];
      const listed = matches
        .slice(0, LISTED)
        .map((match) => [match.id, match.what ?? '', format.tokensFull(match.count)]);
      const more = count - listed.length;
      return [
        blank,
        heading(ruleNames[id]),
        ...table([{ shrink: 'both', least: 12 }, { shrink: 'start' }, right], listed, { columns }),
        ...(more > 0
          ? paragraph(`and ${format.tokensFull(more)} more; --json has them.`, columns, { style: 'dim' })
          : []),
      ];
    }),
  ];
}

const authNames: Record<keyof OrgCoverage['byAuth'], string> = {
  chatgpt: 'ChatGPT',
  apiKey: 'API key',
  otherProvider: 'Other provider',
  unknown: 'Not known',
};

/** Renders which sessions of this machine are in the logs. */
export function orgCoverageView(
  { window, byAuth, missing, elsewhere, out }: OrgCoverage,
  context: LocaleContext,
): Line[] {
  const { columns, format, pathName } = context;
  const head = cutTo(heading('Sessions in the compliance logs', pathName(out)), columns);
  if (window === null) return [head, ...paragraph('No event of Codex was pulled there yet.', columns)];
  const rows = Object.entries(byAuth).map(([name, { sessions, logged }]) => [
    authNames[name as keyof OrgCoverage['byAuth']],
    format.tokensFull(sessions),
    styled(format.tokensFull(logged), 'bold'),
    format.tokensFull(sessions - logged),
  ]);
  return [
    head,
    ...table(
      [
        { title: 'Signed in with' },
        { ...right, title: 'Sessions' },
        { ...right, title: 'In the logs' },
        { ...right, title: 'Not in them' },
      ],
      rows,
      { columns },
    ),
    ...paragraph(
      `Sessions of this machine that were active from ${window.start.slice(0, 10)} to ${window.end.slice(0, 10)}.`,
      columns,
      { style: 'dim' },
    ),
    ...paragraph(
      'Sessions by API key or another provider are never in them. One by ChatGPT that is missing is of a personal account, or a gap.',
      columns,
      { style: 'dim' },
    ),
    ...(elsewhere > 0
      ? paragraph(
          `${format.tokensFull(elsewhere)} more sessions are in the logs: of other machines, or the cloud.`,
          columns,
        )
      : []),
    ...(missing.length > 0
      ? [
          blank,
          heading('By ChatGPT and not in the logs'),
          ...table(
            [{ shrink: 'both', least: 12 }, {}],
            missing
              .slice(0, 10)
              .map(({ threadId, lastActivityAt }) => [threadId, lastActivityAt?.slice(0, 10) ?? '']),
            { columns },
          ),
        ]
      : []),
  ];
}
