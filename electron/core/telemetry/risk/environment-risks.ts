import type { Finding } from '../../../shared/finding.ts';
import {
  type Environment,
  type EnvironmentEffect,
  environmentEffects,
} from '../../exporters/export-plan/environment.ts';
import { type RiskWords, riskFinding } from './risk-finding.ts';

const own = 'Set in the environment that Glance runs in; Codex may run in another.';

/**
 * OpenTelemetry variables that do something else than most expect of them. Where no signal goes to a
 * collector of the user's own they are a note: they may be meant for other programs.
 */
export function environmentRisks(env: Environment, isExporting: boolean): Finding[] {
  return environmentEffects(env).flatMap((effect) => {
    const words = wordsOf(effect);
    if (words === null) return [];
    const level = isExporting ? words.level : 'info';
    return [riskFinding(`otel.environment.${effect.effect}`, effect.name, null, { ...words, level })];
  });
}

function wordsOf({ name, effect }: EnvironmentEffect): RiskWords | null {
  switch (effect) {
    case 'stops-all':
      return {
        level: 'error',
        title: `${name} stops all telemetry of Codex.`,
        detail: `Codex cannot build its exporters with it and goes on without any. ${own}`,
        remedy: 'Unset it.',
      };
    case 'ignored':
      return name === 'OTEL_SDK_DISABLED'
        ? {
            level: 'warning',
            title: `Codex ignores ${name}, so it switches nothing off.`,
            detail: own,
            remedy: 'Set otel.exporter, otel.trace_exporter and otel.metrics_exporter to "none".',
          }
        : {
            level: 'warning',
            title: `Codex ignores ${name}.`,
            detail: own,
            remedy: name.endsWith('ENDPOINT')
              ? 'Write the endpoint into [otel] of config.toml.'
              : 'Remove it, or set otel.environment or span_attributes instead.',
          };
    case 'used':
      // Only these decide who gets in; the others tune how and when.
      return name.endsWith('HEADERS')
        ? {
            level: 'info',
            title: `${name} adds headers to what Codex exports.`,
            detail: `They win over headers of the same name in config.toml. ${own}`,
          }
        : null;
  }
}
