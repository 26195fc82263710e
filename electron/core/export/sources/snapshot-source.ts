import type { BodyOf } from '../../../shared/schema/export/record.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { otelFailures } from '../../../shared/telemetry/telemetry.ts';
import { changeSource, type Fact } from './change-source.ts';
import type { Source } from './source.ts';

/** What may leave the machine by the configuration in force. */
export function configurationSource(read: () => Promise<Snapshot>, machineId: string): Source {
  return changeSource('configuration', async () => {
    const { analytics, otel } = await read();
    const facts: [subject: string, value: unknown, level: BodyOf<'configuration'>['level']][] = [
      ['analytics.enabled', analytics.enabled, analytics.enabled === true ? 'warning' : 'info'],
      [
        'otel.log_user_prompt',
        otel.logUserPrompt.value,
        otel.logUserPrompt.value === true ? 'warning' : 'info',
      ],
      ...otel.signals.map(
        ({ signal, exporter, endpoint }) =>
          [`otel.${signal}`, { exporter, host: hostOf(endpoint) }, 'info'] as const satisfies [
            string,
            unknown,
            string,
          ],
      ),
    ];
    return facts.map(([subject, value, level]): Fact => {
      const text = JSON.stringify(value);
      return {
        key: subject,
        value: text,
        record: (before, { make, now }) => {
          const at = new Date(now).toISOString();
          const title =
            before === null ? `${subject} is ${text}.` : `${subject} is ${text}, and was ${before}.`;
          const [was, is] = [before, text].map((each) => (each === 'null' ? null : each));
          const body = { subject, level, title, before: was ?? null, after: is ?? null };
          return make('configuration', [machineId, subject, before, text, at], at, body);
        },
      };
    });
  });
}

/** The health of Codex's own exporters. */
export function otelHealthSource(read: () => Promise<Snapshot>, machineId: string): Source {
  return changeSource('otel-health', async () => {
    const { otel } = await read();
    return otel.signals.map(({ signal, exporter, health }): Fact => {
      const reason = otelFailures.find((each) => each === health.reason) ?? null;
      return {
        key: signal,
        value: JSON.stringify([exporter, health.state, reason]),
        record: (before, { make, now }) => {
          const at = health.checkedAt ?? new Date(now).toISOString();
          const was = before === null ? null : (JSON.parse(before) as [string, typeof health.state])[1];
          const body = { signal, exporter, state: health.state, before: was, reason };
          return make(
            'otel-health',
            [machineId, signal, before, exporter, health.state, reason, at],
            at,
            body,
          );
        },
      };
    });
  });
}

/** Of an endpoint the host and port alone: a path or query may hold a key. */
function hostOf(endpoint: string | null): string | null {
  return endpoint === null ? null : (URL.parse(endpoint)?.host ?? null);
}
