import { unknownWord } from '../../core/collections/closest.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { OtelSignal } from '../../shared/telemetry/telemetry.ts';
import type { OtelReport } from '../../shared/telemetry/telemetry-reports.ts';
import type { Command } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import { load } from '../run/load.ts';
import type { GivenOptions } from '../run/option-specs.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import { codexFooter, isOffered } from '../views/codex-view.ts';
import { findingsView } from '../views/findings-view.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { otelReportView } from '../views/privacy/otel-view.ts';
import { noWords } from './no-words.ts';
import { inspect } from './otel-inspect.ts';

const subcommands = ['status', 'probe', 'inspect'] as const;
const signals = ['logs', 'traces', 'metrics'] as const;

export const otelCommand: Command = {
  name: 'otel',
  synopsis: '[status|probe|inspect]',
  summary: 'Show where logs, traces and metrics go, whether it arrives, and whether prompts are logged',
  words: [
    { name: 'status', summary: 'What is in force; what a bare otel shows' },
    { name: 'probe', summary: 'Send each collector an empty export' },
    { name: 'inspect', summary: 'Show each record as it arrives' },
  ],
  examples: [
    { line: 'otel probe --signal logs', summary: 'Does the log collector accept an export?' },
    { line: "otel inspect -- codex exec 'say hi'", summary: 'What one run exports' },
  ],
  options: {
    signal: {
      type: 'string',
      value: 'SIGNAL',
      values: signals,
      summary: 'With probe: only logs, traces or metrics',
    },
    reveal: {
      type: 'string',
      value: 'NAME',
      multiple: true,
      summary: 'With inspect: show the content of this attribute; "all" shows every one',
    },
  },
  details: [
    'probe sends an empty export to your own collector as Codex would send a full one: the same URL, protocol, headers and TLS files. It holds no record and nothing about you.',
    'Exits with 1 where a configured signal that can be probed is not accepted. A command that gives headers is not run, so signals that need it are not probed.',
    'inspect listens on loopback and shows each record as it arrives, content masked; with a Codex command after it, as in inspect -- codex exec …, it runs that with session-only options, and no file is changed. Nothing is kept or passed on.',
  ],
  prepare(words, options) {
    const [first, ...command] = words;
    if (first === 'inspect') return (session) => inspect(session, { command, reveal: readReveal(options) });
    if (options.has('reveal')) throw wrongUsage('unexpected-option', '--reveal goes with otel inspect.');
    const subcommand = readSubcommand(words);
    const signal = readSignal(options);
    if (subcommand === 'probe') return (session) => probe(session, signal);
    if (signal !== null) throw wrongUsage('unexpected-option', '--signal goes with otel probe.');
    return async (session) => {
      await print(session, await load(session));
      return 0;
    };
  },
};

function readSubcommand(words: readonly string[]): (typeof subcommands)[number] {
  const [word = 'status', ...more] = words;
  const found = subcommands.find((each) => each === word);
  if (found === undefined) {
    throw wrongUsage('unknown-command', unknownWord('subcommand of otel', word, [...subcommands]));
  }
  noWords(`otel ${found}`, more);
  return found;
}

/** Names of attributes; `true` for all. */
function readReveal(options: GivenOptions): ReadonlySet<string> | true {
  const names = new Set(options.texts('reveal'));
  return names.has('all') ? true : names;
}

function readSignal(options: GivenOptions): OtelSignal['signal'] | null {
  const word = options.text('signal');
  if (word === undefined) return null;
  const found = signals.find((each) => each === word);
  if (found === undefined) throw wrongUsage('invalid-signal', unknownWord('signal', word, [...signals]));
  return found;
}

async function probe(session: CommandContext, signal: OtelSignal['signal'] | null): Promise<0 | 1> {
  // The version, which decides whether metrics are sent at all, is known from the sessions.
  await load(session);
  await session.glance.probeOtel(signal === null ? undefined : [signal]);
  const snapshot = session.glance.store.getState();
  const { otel } = snapshot;
  await print(session, snapshot);
  const asked = otel.signals.filter((each) => signal === null || each.signal === signal);
  // What the files say of exporters is not in force at all.
  const isInvalid = otel.findings.some(
    ({ kind, level }) => kind === 'otel.invalid-config' && level === 'error',
  );
  return isInvalid || asked.some(isNotAccepted) ? 1 : 0;
}

/** Of signals that were given a collector, or what should be one. */
function isNotAccepted({ exporter, health }: OtelSignal): boolean {
  const isConfigured = exporter === 'otlp-http' || exporter === 'otlp-grpc' || exporter === 'invalid';
  return isConfigured && health.state !== 'accepted' && health.state !== 'unobservable';
}

async function print(session: CommandContext, { otel, codex, findings: all }: Snapshot): Promise<void> {
  const report: OtelReport = { schema: 'codex-glance.otel/1', codex, ...otel };
  if (session.json) return session.printJson(report);
  const context = localeContextOf(session);
  const findings = findingsView(otel.findings, context);
  await session.printLines([
    ...otelReportView(otel, context),
    ...(findings.length === 0 ? [] : [[], ...findings]),
    ...codexFooter(codex, isOffered(all), context),
  ]);
  if (isOffered(all)) await session.glance.codexOffered();
}
