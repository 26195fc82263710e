import { clean } from '../../core/views/report/clean.ts';
import { textOf } from '../../shared/messages/message.ts';
import type { PreviewEntry, PreviewReport } from '../../shared/telemetry/preview.ts';
import { heading, indent, type Line, styled } from '../text/lines.ts';
import { table } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { LocaleContext } from './view.ts';

/** Of what was seen so many values of a field are shown. */
const SHOWN_VALUES = 3;

/** What Codex would send as analytics, and what a run of it did. */
export function previewView(report: PreviewReport, context: LocaleContext): Line[] {
  const { catalogVersion, codexVersion, session } = report;
  const differs = codexVersion !== null && codexVersion !== catalogVersion;
  const about = `The catalogue is of Codex ${catalogVersion}${differs ? `; your sessions were written by ${codexVersion}, so names may differ` : ''}.`;
  return [
    ...(session ? [...sessionView(report, context), []] : []),
    ...listView('Usage events', report.events, ofKind(report, 'event'), context),
    [],
    ...listView('Metrics', report.metrics, ofKind(report, 'metric'), context),
    [],
    ...wrap(about, context.columns ?? 100).map((part) => [styled(part, 'dim')]),
    ...(session
      ? []
      : [
          [
            styled(
              'Run analytics preview -- codex exec … to see the values of one run; nothing of it leaves this machine.',
              'dim',
            ),
          ],
        ]),
  ];
}

function ofKind({ entries }: PreviewReport, kind: PreviewEntry['kind']): readonly PreviewEntry[] {
  return entries.filter((entry) => entry.kind === kind);
}

function sessionView({ session, entries }: PreviewReport, context: LocaleContext): Line[] {
  if (!session) return [];
  const seen = entries.filter((entry) => entry.seen !== null);
  return [
    heading('This run'),
    indent([`Usage events: ${session.events.count}. `, styled(textOf(session.events.reason), 'dim')]),
    indent([`Values of metrics: ${session.metrics.count}. `, styled(textOf(session.metrics.reason), 'dim')]),
    ...seen.flatMap((entry) => seenView(entry, context)),
    ...(session.unknown.length === 0
      ? []
      : [indent([styled(`Not in the catalogue: ${session.unknown.map(clean).join(', ')}`, 'yellow')])]),
  ];
}

function seenView({ name, seen, sentBy, reason }: PreviewEntry, { columns }: LocaleContext): Line[] {
  const values = Object.entries(seen?.values ?? {}).map(([field, each]) => {
    const shown = each.slice(0, SHOWN_VALUES).map((value) => clean(String(value)));
    return `${field}=${shown.join('|')}${each.length > SHOWN_VALUES ? '|…' : ''}`;
  });
  const state =
    sentBy.length > 0 ? styled('  would be sent', 'yellow') : styled(`  not sent: ${textOf(reason)}`, 'dim');
  return [
    indent([styled(name, 'bold'), `  ${seen?.count ?? 0} times`, state]),
    ...wrap(values.join('  '), (columns ?? 100) - 6).map((part) => indent(indent([styled(part, 'dim')]))),
  ];
}

function listView(
  title: string,
  { destination, identifiedBy }: PreviewReport['events'],
  entries: readonly PreviewEntry[],
  { columns }: LocaleContext,
): Line[] {
  const rows = entries.map(({ name, description, inferred, privacy, sentBy, reason, fields }) => [
    name,
    sentBy.length > 0 ? styled('yes', 'yellow') : styled('no', 'green'),
    `${description ?? ''}${inferred ? ' (inferred from its name)' : ''}`,
    styled(privacy.length > 0 ? privacy.join('; ') : `${fields.length} fields`, 'dim'),
    styled(textOf(reason), 'dim'),
  ]);
  const sent = entries.filter(({ sentBy }) => sentBy.length > 0).length;
  return [
    heading(title),
    indent([`${sent} of ${entries.length} would be sent to ${destination}. ${textOf(identifiedBy)}.`]),
    ...table(
      [
        { title: 'Name' },
        { title: 'Sent' },
        { title: 'What', shrink: 'end' },
        { title: 'Holds', shrink: 'end' },
        { title: 'Why', shrink: 'end' },
      ],
      rows,
      { columns },
    ),
  ];
}
