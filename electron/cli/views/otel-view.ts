import { textOf } from '../../shared/messages/message.ts';
import type { Otel, OtelHealthState, OtelSignal } from '../../shared/telemetry/telemetry.ts';
import { heading, indent, type Line, type Style, styled } from '../text/lines.ts';
import { originName, originPlace } from '../text/names.ts';
import { type Cell, table } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { LocaleContext } from './view.ts';

const healthStates: Record<OtelHealthState, readonly [text: string, style: Style]> = {
  off: ['off', 'dim'],
  untested: ['not tested', 'yellow'],
  accepted: ['accepted', 'green'],
  reachable: ['reachable', 'yellow'],
  failing: ['failing', 'red'],
  unobservable: ['not checkable', 'dim'],
};

const exporters: Record<OtelSignal['exporter'], string> = {
  none: '',
  statsig: "OpenAI's own",
  'otlp-http': 'OTLP/HTTP',
  'otlp-grpc': 'OTLP/gRPC',
  invalid: 'invalid setting',
};

/** Each OpenTelemetry signal: where it goes, whether it arrives, who decided. */
export function otelView(otel: Otel, context: LocaleContext): Line[] {
  const rows = otel.signals.map((signal) => signalRow(signal, context));
  const columns = [{}, {}, {}, { shrink: 'start' }, { shrink: 'start' }] as const;
  const { value, origin } = otel.logUserPrompt;
  const decided = styled(`Decided by ${originName(origin, context.pathName)}`, 'dim');
  const prompts = promptsLine(value);
  return [
    heading('OpenTelemetry'),
    ...table(columns, rows, { columns: context.columns }),
    indent([prompts, '  ', decided]),
  ];
}

function promptsLine(logged: boolean | null): Cell {
  if (logged === null) return styled('Whether prompts are logged is not known', 'yellow');
  return logged ? styled('Prompts are logged', 'yellow') : 'Prompts are not logged';
}

/** True where nothing is set by the last known rules, and it is not known whether that is so. */
function isUnknown({ exporter, health }: OtelSignal): boolean {
  return health.state === 'unobservable' && (exporter === 'none' || exporter === 'invalid');
}

/** The same with the reason of each signal's health. */
export function otelReportView(otel: Otel, context: LocaleContext): Line[] {
  const width = (context.columns ?? 100) - 4;
  const reasons = otel.signals.flatMap((each) => {
    const { signal, health } = each;
    const age =
      health.checkedAt === null ? '' : ` Checked ${context.format.age(health.checkedAt, context.now)}.`;
    return [
      indent([signal]),
      ...wrap(textOf(health.sentence ?? health.reason) + age, width).map((part) =>
        indent([styled(part, 'dim')], 4),
      ),
      ...codexLines(each, context, width),
    ];
  });
  return [...otelView(otel, context), [], heading('Why'), ...reasons];
}

/** What Codex saw itself, and what nobody can see. */
function codexLines({ codexErrors, verdict }: OtelSignal, context: LocaleContext, width: number): Line[] {
  const seen =
    codexErrors === undefined || codexErrors === null
      ? []
      : [
          `Codex's newest error: ${textOf(codexErrors.sentence)} ${context.format.age(codexErrors.lastAt, context.now)}, ${codexErrors.count} in 24 h.`,
        ];
  const joined = verdict === undefined ? [] : [textOf(verdict.sentence)];
  return [...seen, ...joined].flatMap((text) =>
    wrap(text, width).map((part) => indent([styled(part, 'dim')], 4)),
  );
}

function signalRow(row: OtelSignal, context: LocaleContext): Cell[] {
  const { signal, exporter, protocol, endpoint, origin, locked, health } = row;
  const form = exporter === 'otlp-http' && protocol !== null ? ` ${protocol}` : '';
  return [
    signal,
    isUnknown(row) ? styled('not known', 'yellow') : styled(...healthStates[health.state]),
    `${exporters[exporter]}${form}`,
    endpoint ?? '',
    styled(`${originPlace(origin, context.pathName)}${locked ? ' (locked)' : ''}`, 'dim'),
  ];
}
