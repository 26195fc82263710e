import type { Snapshot } from '../../shared/snapshot.ts';
import type { PreviewReport } from '../../shared/telemetry/preview.ts';
import type { CommandContext } from '../run/command-context.ts';
import { load } from '../run/load.ts';
import { runBeside } from '../run/run-beside.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { previewView } from '../views/privacy/preview-view.ts';

/**
 * Shows all that Codex can send as analytics, what would be, and with a command what one run of it sends.
 * Exits with 1 where the command failed.
 */
export async function preview(session: CommandContext, command: readonly string[]): Promise<0 | 1> {
  const snapshot = await load(session);
  // Loaded only now, because the catalogue and decoding take much code that no other command needs.
  const { previewOf } = await import('../../core/telemetry/preview/snapshot-preview.ts');
  const run = command.length === 0 ? null : await capture(session, command, signInOf(snapshot));
  const report: PreviewReport = previewOf(snapshot, run);
  if (session.json) await session.printJson(report);
  else await session.printLines(previewView(report, localeContextOf(session)));
  return run === null || run.session.exitCode === 0 ? 0 : 1;
}

function signInOf({ codexHomes }: Snapshot) {
  return codexHomes[0]?.auth ?? null;
}

/** Runs the command pointed at this process, and keeps in memory what came until its end. */
async function capture(
  session: CommandContext,
  command: readonly string[],
  auth: ReturnType<typeof signInOf>,
) {
  const { terminal, glance } = session;
  const { openInspector } = await import('../../core/telemetry/inspect/inspector.ts');
  const { isCodex, withOverrides } = await import('../../core/telemetry/inspect/codex-overrides.ts');
  const { openEventsReceiver } = await import('../../core/telemetry/preview/events-receiver.ts');
  const { captured, planCapture } = await import('../../core/telemetry/preview/capture-plan.ts');
  const { Seen } = await import('../../core/telemetry/preview/seen.ts');
  const [events, metrics] = [new Seen(), new Seen()];
  const stop = terminal.listenForStop();
  const inspector = await openInspector({
    clock: terminal.clock,
    reveal: new Set(),
    onRecord: ({ signal, name, attributes }) => {
      if (signal === 'metrics' && name !== null) metrics.add(name, attributes);
    },
  });
  const receiver = await openEventsReceiver((name, fields) => events.add(name, fields));
  try {
    const plan = planCapture({
      config: glance.configReport(['otel', 'analytics.enabled', 'chatgpt_base_url']),
      auth,
      address: inspector.address,
      eventsBaseUrl: receiver.baseUrl,
      isForeign: !isCodex(command),
    });
    const exitCode = await runBeside(session, withOverrides(command, plan.overrides), stop.signal);
    return {
      events,
      metrics,
      session: {
        command,
        exitCode,
        events: captured(plan.events, events.count),
        metrics: captured(plan.metrics, metrics.count),
      },
    };
  } finally {
    await Promise.all([inspector.close(), receiver.close()]);
    stop.release();
  }
}
