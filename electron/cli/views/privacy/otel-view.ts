import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import {
  healthSentence,
  type Otel,
  type OtelSignal,
  type ShownHealth,
  shownHealth,
} from '../../../shared/telemetry/telemetry.ts';
import { heading, indent, type Line, linesWidth, type Span, type Style, styled } from '../../text/lines.ts';
import { originName, originPlace, originShort } from '../../text/names.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Cell, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const healthStates: Record<ShownHealth, readonly [text: string, style: Style]> = {
  off: ['off', 'dim'],
  untested: ['not tested', 'yellow'],
  accepted: ['accepted', 'green'],
  reachable: ['reachable', 'yellow'],
  failing: ['failing', 'red'],
  unobservable: ['not checkable', 'dim'],
  unknown: ['not known', 'yellow'],
};

const exporters: Record<OtelSignal['exporter'], string> = {
  none: '',
  statsig: "OpenAI's own",
  'otlp-http': 'OTLP/HTTP',
  'otlp-grpc': 'OTLP/gRPC',
  invalid: 'invalid setting',
};

/** Renders each OpenTelemetry signal: where it goes, whether it arrives, who decided. */
export function otelView(otel: Otel, context: LocaleContext): Line[] {
  const rowsWith = (nameOf: typeof originPlace) =>
    otel.signals.map((signal) => signalRow(signal, nameOf, context));
  const columns = [
    {},
    {},
    { optional: 1 },
    { shrink: 'start', least: 24 },
    { shrink: 'end', least: 14, optional: 0 },
  ] as const;
  const whole = table(columns, rowsWith(originPlace), { columns: null });
  const isWide = context.columns === null || linesWidth(whole) <= context.columns;
  const { value, origin } = otel.logUserPrompt;
  const decided = `Decided by ${originName(origin, context.pathName)}`;
  const [prompts, style] = promptsLine(value);
  const beside = prompts.length + decided.length + 4 <= (context.columns ?? Number.POSITIVE_INFINITY);
  return [
    heading('OpenTelemetry'),
    ...(isWide ? whole : table(columns, rowsWith(originShort), { columns: context.columns })),
    ...(beside
      ? [indent([styled(prompts, style), '  ', styled(decided, 'dim')])]
      : [
          ...paragraph(prompts, context.columns, { style }),
          ...paragraph(decided, context.columns, { hang: 2, style: 'dim' }),
        ]),
  ];
}

function promptsLine(logged: boolean | null): readonly [string, Style] {
  if (logged === null) return ['Whether prompts are logged is not known', 'yellow'];
  return logged ? ['Prompts are logged', 'yellow'] : ['Prompts are not logged', 'green'];
}

/** Returns how the health of a signal is called. */
export function healthWord(signal: OtelSignal): Span {
  return styled(...healthStates[shownHealth(signal)]);
}

/** Renders the same with the reason of each signal's health. */
export function otelReportView(otel: Otel, context: LocaleContext): Line[] {
  const reasons = otel.signals.flatMap((each) => {
    const { signal, health, endpoint, origin, locked } = each;
    const age =
      health.checkedAt === null ? '' : ` Checked ${context.format.age(health.checkedAt, context.now)}.`;
    const { columns, pathName } = context;
    const place = endpoint === null ? [] : paragraph(`Goes to ${endpoint}`, columns, { indent: 4, hang: 2 });
    const by = `Decided by ${originName(origin, pathName)}${locked ? ' (your config cannot change it)' : ''}`;
    return [
      indent([styled(signal, 'bold')]),
      ...place,
      ...paragraph(healthSentence(health).text + age, columns, { indent: 4, style: 'dim' }),
      ...codexLines(each, context),
      ...paragraph(by, columns, { indent: 4, hang: 2, style: 'dim' }),
    ];
  });
  return [...otelView(otel, context), [], heading('Why'), ...reasons];
}

/** What Codex saw itself, and what nobody can see. */
function codexLines({ codexErrors, verdict }: OtelSignal, context: LocaleContext): Line[] {
  const seen =
    codexErrors === undefined || codexErrors === null
      ? []
      : [
          `Codex's newest error: ${plainTextOf(codexErrors.sentence)} ${context.format.age(codexErrors.lastAt, context.now)}, ${codexErrors.count} in 24 h.`,
        ];
  const joined = verdict === undefined ? [] : [plainTextOf(verdict.sentence)];
  return [...seen, ...joined].flatMap((text) =>
    paragraph(text, context.columns, { indent: 4, style: 'dim' }),
  );
}

function signalRow(row: OtelSignal, nameOf: typeof originPlace, context: LocaleContext): Cell[] {
  const { signal, exporter, protocol, endpoint, origin, locked } = row;
  const form = exporter === 'otlp-http' && protocol !== null ? ` ${protocol}` : '';
  return [
    signal,
    healthWord(row),
    `${exporters[exporter]}${form}`,
    endpoint ?? '',
    styled(`${nameOf(origin, context.pathName)}${locked ? ' (locked)' : ''}`, 'dim'),
  ];
}
