import type { Finding } from '../../../shared/finding.ts';
import { riskMessage } from '../../../shared/messages/en/telemetry/risk.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import { collectorName } from '../../exporters/export-plan/collector-name.ts';
import { signalExporter } from '../../exporters/exporter.ts';
import { riskFinding } from './risk-finding.ts';

/** Settings that put more of a conversation into the log records, and what that is. */
const contents = [
  ['log_agent_responses', 'otel.answers-logged', riskMessage('risk.answers-logged')],
  ['log_guardian_assessments', 'otel.assessments-logged', riskMessage('risk.assessments-logged')],
] as const;

/** Finds what the log records contain beyond what their settings suggest, and who gets it. */
export function contentRisks(resolved: ResolvedConfig, auth: AuthKind): Finding[] {
  const { exporter, setting } = signalExporter(resolved, 'logs');
  const collector = collectorName(exporter, 'logs');
  if (collector === null) return [];
  const { host } = collector;
  const tools = riskFinding('otel.tool-content', 'logs', setting.origin, {
    level: isLocal(host) ? 'info' : 'warning',
    title: riskMessage('risk.tool-content', { host }),
    detail: riskMessage('risk.tool-content.why'),
    remedy: riskMessage('risk.tool-content.remedy'),
  });
  const identity = riskFinding('otel.account-identity', 'logs', setting.origin, {
    level: 'info',
    title: riskMessage('risk.account-identity', { host }),
    detail: riskMessage('risk.account-identity.why'),
    remedy: riskMessage('risk.account-identity.remedy'),
  });
  return [tools, ...(auth === 'chatgpt' ? [identity] : []), ...loggedContents(resolved, host)];
}

function loggedContents(resolved: ResolvedConfig, host: string | null): Finding[] {
  return contents.flatMap(([key, kind, title]) => {
    const { value, origin } = resolvedValue(resolved, ['otel', key]);
    if (value !== true) return [];
    return [
      riskFinding(kind, 'logs', origin, {
        level: 'warning',
        title,
        detail: riskMessage('risk.can-read', { host }),
        remedy: riskMessage('risk.set-to-false', { key }),
      }),
    ];
  });
}

function isLocal(host: string | null): boolean {
  if (host === null) return false;
  const name = host.replace(/:\d+$/, '');
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(name);
}
