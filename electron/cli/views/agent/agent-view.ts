import type { AgentChange, AgentJob, AgentReport, AgentServiceState } from '../../../shared/agent-report.ts';
import { blank, heading, type Line } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { exportView } from '../export/export-view.ts';
import type { LocaleContext } from '../view.ts';

const kinds: Record<AgentServiceState['kind'], string> = {
  systemd: 'systemd user unit',
  launchd: 'launchd agent',
  task: 'scheduled task',
};

/** Renders how it stands with the agent, or what installing or removing it did. */
export function agentView(report: AgentReport, context: LocaleContext): Line[] {
  const { service, reason, change, jobs } = report;
  const { columns } = context;
  const lines = [
    heading('Agent', service === null ? null : kinds[service.kind]),
    ...(reason === null ? [] : paragraph(reason, columns)),
  ];
  if (service !== null && change !== null) return [...lines, ...changeLines(change, service, context)];
  return [
    ...lines,
    ...(service === null ? [] : stateLines(service, context)),
    ...jobs.flatMap((job) => jobLines(job, context)),
    blank,
    ...exportView(report.export, context),
  ];
}

function stateLines(
  { file, state, running }: AgentServiceState,
  { columns, pathName }: LocaleContext,
): Line[] {
  const runs = running === null ? 'Whether it runs is not known.' : running ? 'It runs.' : 'It does not run.';
  const where = pathName(file);
  if (state === 'absent')
    return paragraph(`Not installed. codex-glance agent install writes ${where}.`, columns);
  const differs = 'It differs from what this program would write; codex-glance agent install renews it.';
  return [
    ...paragraph(`Installed as ${where}. ${runs}`, columns),
    ...(state === 'other' ? paragraph(differs, columns, { style: 'yellow' }) : []),
  ];
}

function changeLines(
  { action, dryRun, changed, backup, content, commands }: AgentChange,
  { file }: AgentServiceState,
  { columns, pathName }: LocaleContext,
): Line[] {
  const where = pathName(file);
  const isInstall = action === 'install';
  const what = changed
    ? dryRun
      ? `Would ${isInstall ? 'write' : 'remove'} ${where}.`
      : `${isInstall ? 'Wrote' : 'Removed'} ${where}.`
    : isInstall
      ? `${where} is as it should be.`
      : 'Nothing is installed.';
  const kept = backup === null ? [] : paragraph(`What stands there is kept as ${pathName(backup)}.`, columns);
  const text = dryRun && content !== null ? ['', ...content.trimEnd().split('\n'), ''] : [];
  const dim = { indent: 2, hang: 2, style: 'dim' } as const;
  return [
    ...paragraph(what, columns),
    ...kept,
    // As it is written, so that it can be read as such.
    ...text.map((line): Line => [line]),
    ...(commands.length === 0 ? [] : paragraph(dryRun ? 'Would run:' : 'Ran:', columns)),
    ...commands.flatMap(({ command, code, said }) => [
      ...paragraph(command, columns, dim),
      ...(dryRun || code === 0
        ? []
        : paragraph(said ?? `It ended with ${code ?? 'no code'}.`, columns, {
            indent: 4,
            hang: 2,
            style: 'yellow',
          })),
    ]),
    ...(isInstall && !dryRun && commands.some(({ command }) => command.includes('systemctl'))
      ? paragraph(
          'It ends when you sign out; loginctl enable-linger keeps it. Lines: journalctl --user -u codex-glance-agent.',
          columns,
          { style: 'dim' },
        )
      : []),
  ];
}

function jobLines({ name, everyMs, lastRunAt }: AgentJob, { columns, format, now }: LocaleContext): Line[] {
  if (everyMs === null) return [];
  const last = lastRunAt === null ? 'not yet run' : `last ${format.age(lastRunAt, now)}`;
  return paragraph(`${name}: every ${format.duration(everyMs)}, ${last}.`, columns);
}
