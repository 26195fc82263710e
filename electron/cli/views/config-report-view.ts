import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import type { ConfigReport, ConfigValueReport } from '../../shared/commands.ts';
import { textOf } from '../../shared/messages/message.ts';
import { blank, heading, indent, type Line, styled } from '../text/lines.ts';
import { originName, placeName } from '../text/names.ts';
import { type Cell, table } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { LocaleContext } from './view.ts';

/** Each value with who decided it and what it hides; then, where no key was asked for, the layers. */
export function configReportView(
  report: ConfigReport,
  keys: readonly string[],
  context: LocaleContext,
): Line[] {
  const entries = Object.entries(report.values);
  const rows = entries.flatMap(([key, value]) => valueRows(key, value, context));
  const columns = [{}, { shrink: 'start' }, { shrink: 'end' }] as const;
  const missing = keys.filter(
    (key) => !entries.some(([found]) => found === key || found.startsWith(`${key}.`)),
  );
  return [
    ...invalidLines(report, context),
    ...notKnownLines(report, context),
    ...(rows.length > 0 || keys.length === 0 ? [heading('Values')] : []),
    ...(rows.length === 0 && keys.length === 0 ? [indent(['No layer sets a value.'])] : []),
    ...table(columns, rows, { columns: context.columns }),
    ...missing.map((key): Line => [`No layer sets ${key}.`]),
    ...unknownKeyLines(report, context),
    ...(keys.length === 0 ? [blank, ...layerLines(report, context)] : []),
  ];
}

function valueRows(key: string, report: ConfigValueReport, { pathName }: LocaleContext): Cell[][] {
  const locked = report.locked ? ' (locked)' : '';
  return [
    [
      key,
      styled(valueText(report.value), 'bold'),
      styled(`${originName(report.origin, pathName)}${locked}`, 'dim'),
    ],
    ...report.shadowed.map(({ origin, value }) => [
      styled('  hides', 'dim'),
      styled(valueText(value), 'dim'),
      styled(originName(origin, pathName), 'dim'),
    ]),
  ];
}

function valueText(value: unknown): string {
  return value === undefined || value === null ? 'not set' : JSON.stringify(value);
}

function invalidLines({ invalid, codex }: ConfigReport, { pathName }: LocaleContext): Line[] {
  if (invalid == null) return [];
  const heading =
    codex?.state === 'newer'
      ? styled(`Codex ${codex.verified.version} cannot use this configuration`, 'yellow')
      : styled('Codex cannot use this configuration', 'red');
  const place = invalid.file === null ? '' : ` (${placeName(invalid.file, invalid.line, pathName)})`;
  return [[heading], indent([`${textOf(invalid.reason)}${place}`]), blank];
}

/** What of the cloud config is not known; of a newer Codex another line tells. */
function notKnownLines({ notKnown = [], codex }: ConfigReport, { columns }: LocaleContext): Line[] {
  const reasons = codex?.state === 'newer' ? notKnown.slice(1) : notKnown;
  if (reasons.length === 0) return [];
  return [
    ...reasons.flatMap((reason) =>
      wrap(textOf(reason), columns ?? 100).map((part): Line => [styled(part, 'yellow')]),
    ),
    blank,
  ];
}

/** Here only of a newer Codex: of any other such a key is refused. */
function unknownKeyLines({ unknownKeys = [], codex }: ConfigReport, { columns }: LocaleContext): Line[] {
  const version = codex?.verified.version ?? VERIFIED_CODEX.version;
  return unknownKeys.flatMap(({ key, nearest }) => {
    const meant = nearest === null ? '' : ` Did you mean "${nearest}"?`;
    const said = `Codex ${version} has no key "${key}"; whether a newer one has is not known.${meant}`;
    return wrap(said, columns ?? 100).map((part): Line => [styled(part, 'yellow')]);
  });
}

function layerLines(report: ConfigReport, { pathName, columns }: LocaleContext): Line[] {
  const rows = report.layers.map(({ origin, exists, disabledReason, error }): Cell[] => {
    const note = error
      ? styled(`${textOf(error.message)} (line ${error.line ?? 'not known'})`, 'red')
      : styled(textOf(disabledReason ?? ''), 'yellow');
    const state = exists ? (error || disabledReason !== null ? 'not used' : 'used') : 'not there';
    return [
      exists ? state : styled(state, 'dim'),
      styled(originName(origin, pathName), exists ? 'bold' : 'dim'),
      note,
    ];
  });
  return [heading('Layers', 'highest first'), ...table([{}, {}, { shrink: 'start' }], rows, { columns })];
}
