import type { Finding, FindingWords } from '../../../shared/finding.ts';
import { riskMessage } from '../../../shared/messages/en/telemetry/risk.ts';
import {
  type Environment,
  type EnvironmentEffect,
  environmentEffects,
} from '../../exporters/export-plan/environment.ts';
import { riskFinding } from './risk-finding.ts';

const own = riskMessage('risk.environment.own');

/**
 * Finds OpenTelemetry variables with an unexpected effect. Where no signal goes to a collector of the user's own they
 * are notes: they may be meant for other programs.
 */
export function environmentRisks(env: Environment, isExporting: boolean): Finding[] {
  return environmentEffects(env).flatMap((effect) => {
    const words = wordsOf(effect);
    if (words === null) return [];
    const level = isExporting ? words.level : 'info';
    return [riskFinding(`otel.environment.${effect.effect}`, effect.name, null, { ...words, level })];
  });
}

function wordsOf({ name, effect }: EnvironmentEffect): FindingWords | null {
  switch (effect) {
    case 'stops-all':
      return {
        level: 'error',
        title: riskMessage('risk.environment.stops-all', { name }),
        detail: riskMessage('risk.environment.stops-all.why', { own }),
        remedy: riskMessage('risk.environment.unset'),
      };
    case 'ignored':
      return name === 'OTEL_SDK_DISABLED'
        ? {
            level: 'warning',
            title: riskMessage('risk.environment.ignored-switch', { name }),
            detail: own,
            remedy: riskMessage('risk.all-exporters-none'),
          }
        : {
            level: 'warning',
            title: riskMessage('risk.environment.ignored', { name }),
            detail: own,
            remedy: name.endsWith('ENDPOINT')
              ? riskMessage('risk.environment.endpoint-remedy')
              : riskMessage('risk.environment.attributes-remedy'),
          };
    case 'used':
      // Only these decide access; the others tune how and when.
      return name.endsWith('HEADERS')
        ? {
            level: 'info',
            title: riskMessage('risk.environment.headers', { name }),
            detail: riskMessage('risk.environment.headers.why', { own }),
          }
        : null;
  }
}
