import { clean } from '../../../core/views/report/clean.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import type { PreviewEntry, PreviewReport } from '../../../shared/telemetry/preview.ts';
import { blank, heading, indent, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import type { LocaleContext } from '../view.ts';

/** Of what was seen so many values of a field are shown. */
const SHOWN_VALUES = 3;

/** Renders what Codex would send as analytics, and what a run of it did. */
export function previewView(report: PreviewReport, context: LocaleContext): Line[] {
  const { catalogVersion, codexVersion, session } = report;
  const { columns } = context;
  const differs = codexVersion !== null && codexVersion !== catalogVersion;
  const about = `The catalogue is of Codex ${catalogVersion}${differs ? `; your sessions were written by ${codexVersion}, so names may differ` : ''}.`;
  const invitation =
    'Run analytics preview -- codex exec … to see the values of one run; none of it leaves this machine.';
  return [
    ...(session ? [...sessionView(report, context), blank] : []),
    ...listView('Usage events', report.events, ofKind(report, 'event'), context),
    blank,
    ...listView('Metrics', report.metrics, ofKind(report, 'metric'), context),
    blank,
    ...paragraph(about, columns, { indent: 0, style: 'dim' }),
    ...(session ? [] : paragraph(invitation, columns, { indent: 0, style: 'dim' })),
  ];
}

function ofKind({ entries }: PreviewReport, kind: PreviewEntry['kind']): readonly PreviewEntry[] {
  return entries.filter((entry) => entry.kind === kind);
}

function sessionView({ session, entries }: PreviewReport, context: LocaleContext): Line[] {
  if (!session) return [];
  const { columns } = context;
  const seen = entries.filter((entry) => entry.seen !== null);
  const came = (what: string, { count, reason }: typeof session.events) => [
    indent([`${what}: ${count}`]),
    ...paragraph(plainTextOf(reason), columns, { indent: 4, style: 'dim' }),
  ];
  return [
    heading('This run'),
    ...came('Usage events', session.events),
    ...came('Values of metrics', session.metrics),
    ...seen.flatMap((entry) => seenView(entry, context)),
    ...(session.unknown.length === 0
      ? []
      : paragraph(`Not in the catalogue: ${session.unknown.map(clean).join(', ')}`, columns, {
          hang: 2,
          style: 'yellow',
        })),
  ];
}

function seenView({ name, seen, sentBy, reason }: PreviewEntry, { columns }: LocaleContext): Line[] {
  const values = Object.entries(seen?.values ?? {}).map(([field, each]) => {
    const shown = each.slice(0, SHOWN_VALUES).map((value) => clean(String(value)));
    return `${field}=${shown.join('|')}${each.length > SHOWN_VALUES ? '|…' : ''}`;
  });
  const times = `${seen?.count ?? 0} ${seen?.count === 1 ? 'time' : 'times'}`;
  return [
    indent([styled(name, 'bold'), `  ${times}`]),
    ...(sentBy.length > 0
      ? paragraph('Would be sent', columns, { indent: 4, style: 'yellow' })
      : paragraph(`Not sent: ${plainTextOf(reason)}`, columns, { indent: 4, style: 'dim' })),
    ...(values.length === 0 ? [] : paragraph(values.join('  '), columns, { indent: 4, style: 'dim' })),
  ];
}

/** By what would be sent and why, so that a reason stands once; each name with what it says and holds. */
function listView(
  title: string,
  { destination, identifiedBy }: PreviewReport['events'],
  entries: readonly PreviewEntry[],
  { columns }: LocaleContext,
): Line[] {
  const sent = entries.filter(({ sentBy }) => sentBy.length > 0).length;
  const groups = Map.groupBy(
    entries,
    ({ sentBy, reason }) => `${sentBy.length > 0 ? 'Would be sent' : 'Not sent'}: ${plainTextOf(reason)}`,
  );
  return [
    heading(title, `${sent} of ${entries.length} would be sent`),
    ...paragraph(`To ${destination}`, columns, { hang: 2 }),
    ...paragraph(`What identifies you: ${plainTextOf(identifiedBy)}`, columns, { hang: 2 }),
    ...[...groups].flatMap(([reason, members]) => [
      blank,
      ...paragraph(reason, columns, { style: reason.startsWith('Would') ? 'yellow' : 'green' }),
      ...members.flatMap((entry) => entryLines(entry, columns)),
    ]),
  ];
}

function entryLines(entry: PreviewEntry, columns: number | null): Line[] {
  const { name, description, inferred, privacy, fields } = entry;
  const said = `${description ?? 'Only the name is known'}${inferred ? ' (inferred from its name)' : ''}`;
  const count = `${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`;
  const holds = privacy.length > 0 ? `Reveals about you: ${privacy.join('; ')}` : count;
  return [
    ...paragraph(name, columns, { indent: 4, style: 'bold' }),
    ...paragraph(said, columns, { indent: 6 }),
    ...paragraph(holds, columns, { indent: 6, style: 'dim' }),
  ];
}
