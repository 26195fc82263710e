import type { Finding } from '../../../shared/finding.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { collectorName } from '../../exporters/export-plan/collector-name.ts';
import { signalExporter } from '../../exporters/exporter.ts';
import { riskFinding } from './risk-finding.ts';

/** Settings that put more of a conversation into the log records, with what that is. */
const contents = [
  ['log_agent_responses', 'otel.answers-logged', "The agent's final answers are", 'up to 64 KB each'],
  [
    'log_guardian_assessments',
    'otel.assessments-logged',
    "The guardian's assessments are",
    'with what it says of each action',
  ],
] as const;

/** What the log records hold beyond what their settings suggest, and who gets it. */
export function contentRisks(resolved: ResolvedConfig, auth: AuthKind): Finding[] {
  const { exporter, setting } = signalExporter(resolved, 'logs');
  const host = collectorName(exporter, 'logs');
  if (host === null) return [];
  const tools = riskFinding('otel.tool-content', 'logs', setting.origin, {
    level: isLocal(host) ? 'info' : 'warning',
    title: `Arguments and output of tools go to ${host} with the logs.`,
    detail: 'Codex puts them into codex.tool_result whatever otel.log_user_prompt says.',
    remedy: 'Let the collector drop the attributes arguments and output, or set otel.exporter to "none".',
  });
  const identity = riskFinding('otel.account-identity', 'logs', setting.origin, {
    level: 'info',
    title: `Your e-mail and account id go to ${host} with each log record.`,
    detail: 'Codex adds user.email and user.account_id to every record of a ChatGPT sign-in.',
    remedy: 'Let the collector drop both attributes where they are not wanted.',
  });
  return [tools, ...(auth === 'chatgpt' ? [identity] : []), ...loggedContents(resolved, host)];
}

function loggedContents(resolved: ResolvedConfig, host: string): Finding[] {
  return contents.flatMap(([key, kind, what, how]) => {
    const { value, origin } = resolvedValue(resolved, ['otel', key]);
    if (value !== true) return [];
    return [
      riskFinding(kind, 'logs', origin, {
        level: 'warning',
        title: `${what} in the exported logs, ${how}.`,
        detail: `Whoever runs ${host} can read them.`,
        remedy: `Set otel.${key} to false.`,
      }),
    ];
  });
}

function isLocal(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(name);
}
