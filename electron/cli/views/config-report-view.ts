import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import type { ConfigReport, ConfigValueReport } from '../../shared/commands.ts';
import { plainTextOf } from '../../shared/messages/plain-text.ts';
import type { Origin } from '../../shared/origin.ts';
import { blank, heading, indent, type Line, styled, linesWidth as widthOf } from '../text/lines.ts';
import { originName, originShort, placeName } from '../text/names.ts';
import { paragraph } from '../text/paragraph.ts';
import { type Cell, table } from '../text/table.ts';
import type { LocaleContext } from './view.ts';

/** Renders each value with who decided it and what it hides; then, where no key was asked for, the layers. */
export function configReportView(
  report: ConfigReport,
  keys: readonly string[],
  context: LocaleContext,
): Line[] {
  const entries = Object.entries(report.values);
  const missing = keys.filter(
    (key) => !entries.some(([found]) => found === key || found.startsWith(`${key}.`)),
  );
  return [
    ...invalidLines(report, context),
    ...notKnownLines(report, context),
    ...(entries.length > 0 || keys.length === 0 ? [heading('Values')] : []),
    ...(entries.length === 0 && keys.length === 0 ? [indent(['No layer sets a value.'])] : []),
    ...configValueLines(report.values, context),
    ...missing.map((key): Line => [`No layer sets ${key}.`]),
    ...unknownKeyLines(report, context),
    ...(keys.length === 0 ? [blank, ...layerLines(report, context)] : []),
  ];
}

/** Renders values as a table, with the origins in full where there is enough width for all of them. */
export function configValueLines(values: ConfigReport['values'], context: LocaleContext): Line[] {
  const rowsWith = (nameOf: OriginText) =>
    Object.entries(values).flatMap(([key, value]) => valueRows(key, value, nameOf));
  const whole = rowsWith((origin) => originName(origin, context.pathName));
  const isWide =
    context.columns === null || widthOf(table([{}, {}, {}], whole, { columns: null })) <= context.columns;
  const rows = isWide ? whole : rowsWith((origin) => originShort(origin, context.pathName));
  const columns = [{}, { shrink: 'start', least: 12 }, { shrink: 'end', least: 12 }] as const;
  return table(columns, rows, { columns: context.columns });
}

type OriginText = (origin: Origin) => string;

function valueRows(key: string, report: ConfigValueReport, nameOf: OriginText): Cell[][] {
  const locked = report.locked ? ' (locked)' : '';
  return [
    [key, styled(valueText(report.value), 'bold'), styled(`${nameOf(report.origin)}${locked}`, 'dim')],
    ...report.shadowed.map(({ origin, value }) => [
      styled('  hides', 'dim'),
      styled(valueText(value), 'dim'),
      styled(nameOf(origin), 'dim'),
    ]),
  ];
}

function valueText(value: unknown): string {
  return value === undefined || value === null ? 'not set' : JSON.stringify(value);
}

function invalidLines({ invalid, codex }: ConfigReport, { pathName, columns }: LocaleContext): Line[] {
  if (invalid == null) return [];
  const heading =
    codex?.state === 'newer'
      ? styled(`Codex ${codex.verified.version} cannot use this configuration`, 'yellow')
      : styled('Codex cannot use this configuration', 'red');
  const place = invalid.file === null ? '' : ` (${placeName(invalid.file, invalid.line, pathName)})`;
  return [[heading], ...paragraph(`${plainTextOf(invalid.reason)}${place}`, columns), blank];
}

/** What of the cloud config is not known; of a newer Codex another line says that. */
function notKnownLines({ notKnown = [], codex }: ConfigReport, { columns }: LocaleContext): Line[] {
  const reasons = codex?.state === 'newer' ? notKnown.slice(1) : notKnown;
  if (reasons.length === 0) return [];
  return [
    ...reasons.flatMap((reason) => paragraph(plainTextOf(reason), columns, { indent: 0, style: 'yellow' })),
    blank,
  ];
}

/** Here only of a newer Codex: of any other such a key is refused. */
function unknownKeyLines({ unknownKeys = [], codex }: ConfigReport, { columns }: LocaleContext): Line[] {
  const version = codex?.verified.version ?? VERIFIED_CODEX.version;
  return unknownKeys.flatMap(({ key, nearest }) => {
    const meant = nearest === null ? '' : ` Did you mean "${nearest}"?`;
    const said = `Codex ${version} has no key "${key}"; whether a newer one has is not known.${meant}`;
    return paragraph(said, columns, { indent: 0, style: 'yellow' });
  });
}

function layerLines(report: ConfigReport, { pathName, columns }: LocaleContext): Line[] {
  const layers = report.layers.map(({ origin, exists, disabledReason, error }) => {
    const note = error
      ? styled(`${plainTextOf(error.message)} (line ${error.line ?? 'not known'})`, 'red')
      : styled(disabledReason?.text ?? '', 'yellow');
    const state = exists ? (error || disabledReason !== null ? 'not used' : 'used') : 'not there';
    const name = styled(originName(origin, pathName), exists ? 'bold' : 'dim');
    return { cells: [exists ? state : styled(state, 'dim'), name] as const, note };
  });
  const title = heading('Layers', 'highest first');
  const whole = table(
    [{}, {}, {}],
    layers.map(({ cells, note }) => [...cells, note]),
    { columns: null },
  );
  if (columns === null || widthOf(whole) <= columns) return [title, ...whole];
  const short = table(
    [{}, { shrink: 'end', least: 20 }],
    layers.map(({ cells }) => cells),
    { columns },
  );
  return [
    title,
    ...short.flatMap((line, index) => {
      const { text = '', style } = layers[index]?.note ?? {};
      return text === ''
        ? [line]
        : [line, ...paragraph(text, columns, { indent: 13, ...(style ? { style } : {}) })];
    }),
  ];
}
