import {
  codexOverrides,
  isCodex,
  lockedSignals,
  withOverrides,
  wouldRunHelper,
} from '../../core/telemetry/inspect/codex-overrides.ts';
import type { Inspector } from '../../core/telemetry/inspect/inspector.ts';
import { safeJson } from '../../core/views/report/safe-json.ts';
import type { InspectedRecord } from '../../shared/telemetry/inspect.ts';
import type { CommandContext } from '../run/command-context.ts';
import { load } from '../run/load.ts';
import { runBeside } from '../run/run-beside.ts';
import { CliError } from '../terminal/cli-error.ts';
import { workUntilStopped } from '../terminal/until-stopped.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { recordLines, totalsView } from '../views/privacy/inspect-view.ts';

export interface InspectRequest {
  /** What stands after `--`; empty where nothing is run. */
  readonly command: readonly string[];
  /** Attributes whose content is shown; `true` for all. */
  readonly reveal: ReadonlySet<string> | true;
}

/**
 * Shows each record as it arrives, until the command ends or the user stops it. Exits with 1 where the
 * command failed.
 */
export async function inspect(session: CommandContext, { command, reveal }: InspectRequest): Promise<0 | 1> {
  const { terminal, quiet } = session;
  await load(session);
  const stop = terminal.listenForStop();
  const show = showRecord(session);
  // Loaded only now, because decoding takes much code that no other command needs.
  const { openInspector } = await import('../../core/telemetry/inspect/inspector.ts');
  const inspector = await openInspector({ clock: terminal.clock, reveal, onRecord: show.record });
  let failed = false;
  try {
    if (command.length === 0) {
      if (!quiet) await terminal.stderr.write(invitation(session, inspector));
      await workUntilStopped(stop.signal, Promise.resolve());
    } else {
      failed = !(await runInspected(session, inspector, command, stop.signal));
    }
  } finally {
    await inspector.close();
    stop.release();
  }
  await show.written();
  if (!quiet) {
    const text = session.toText(totalsView(inspector.totals(), localeContextOf(session)));
    await terminal.stderr.write(text);
  }
  return failed ? 1 : 0;
}

/** Lines are written one after the other, however quickly records come. */
function showRecord(session: CommandContext) {
  const { stdout } = session.terminal;
  const asText = stdout.isTTY && !session.json;
  let turn = Promise.resolve();
  return {
    record(record: InspectedRecord) {
      const text = asText
        ? session.toText(recordLines(record, localeContextOf(session)))
        : `${safeJson(record)}\n`;
      turn = turn.then(() => stdout.write(text));
    },
    written: () => turn,
  };
}

/** Resolves to whether the command ended well. */
async function runInspected(
  session: CommandContext,
  { address }: Inspector,
  command: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const { terminal, glance, quiet } = session;
  const config = glance.configReport(['otel']);
  const helper = isCodex(command) ? wouldRunHelper(config) : null;
  if (helper !== null) throw new CliError(3, 'command-named', `${helper.text}, so it is not run.`);
  const full = withOverrides(command, codexOverrides(config, address));
  const locked = lockedSignals(config);
  if (locked.length > 0 && !quiet) {
    await terminal.stderr.write(
      `A layer above the command line decides ${locked.join(' and ')}, so they go where it says and are not shown.\n`,
    );
  }
  return (await runBeside(session, full, signal)) === 0;
}

function invitation({ glance }: CommandContext, { address }: Inspector): string {
  const options = codexOverrides(glance.configReport(['otel']), address);
  const shown = options.map((option) => (option === '-c' ? option : `'${option}'`)).join(' ');
  return `Listening for OTLP on http://127.0.0.1:${address.httpPort} and, for gRPC, on port ${address.grpcPort}. Ctrl-C ends it.\nSend one run of Codex here, without changing a file:\n  codex ${shown}\n`;
}
