import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { healthSentence } from '../../../../shared/telemetry/telemetry.ts';
import {
  exporterKeys,
  type SignalName,
  STATSIG_ENDPOINT,
  signalExporter,
} from '../../../exporters/exporter.ts';
import { isLoopbackHost } from '../../../exporters/loopback.ts';
import { enforcedField } from '../../policy/field.ts';
import type { CheckFacts } from '../facts/check-facts.ts';
import { isHostAllowed } from '../patterns.ts';
import { causeOf, settleRemedy } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { isManaged } from '../said.ts';
import { shown, shownNames } from '../shown.ts';
import {
  failed,
  failedByRequirements,
  failedByValue,
  notKnown,
  passed,
  unknownBy,
  type Verdict,
} from '../verdict.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];
const pathOf = (signal: SignalName) => ['otel', exporterKeys[signal].key];
const exporterPaths = signals.map(pathOf);

/** Where a signal goes. */
interface Destination {
  readonly signal: SignalName;
  /** Null where the endpoint is no URL. */
  readonly url: URL | null;
  readonly isOpenAi: boolean;
}

/** Where signals go: to collectors, and what is sent to OpenAI besides metrics, which analytics decide. */
function destinationsOf({ resolved }: CheckFacts): Destination[] {
  return signals.flatMap((signal): Destination[] => {
    const { exporter } = signalExporter(resolved, signal);
    if (exporter.kind === 'statsig') {
      return signal === 'metrics' ? [] : [{ signal, url: new URL(STATSIG_ENDPOINT), isOpenAi: true }];
    }
    if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
    return [{ signal, url: URL.parse(exporter.endpoint), isOpenAi: false }];
  });
}

/** Judges each destination; the first that fails decides. */
function judge(
  facts: CheckFacts,
  decide: (destination: Destination & { readonly url: URL }) => Verdict | null,
  fine: (hosts: readonly string[]) => Verdict,
): Verdict {
  const unknown = unknownBy(facts, exporterPaths);
  if (unknown !== null) return unknown;
  const destinations = destinationsOf(facts);
  if (destinations.length === 0) return passed(checkMessage('check.otel.no-destination'));
  for (const { url, ...rest } of destinations) {
    const { signal } = rest;
    if (url === null) {
      const { origin } = signalExporter(facts.resolved, signal).setting;
      return failedByValue(facts, origin, pathOf(signal), checkMessage('check.otel.no-url', { signal }));
    }
    const found = decide({ ...rest, url });
    if (found !== null) return found;
  }
  return fine([...new Set(destinations.map(({ url }) => shown(url?.hostname ?? '')))]);
}

const controls = { soc2: ['CC7.2'], iso27001: ['A.8.15', 'A.8.16'], nistCsf: ['PR.PS-04', 'DE.CM-09'] };

/** Rules about where logs, traces and metrics go, and whether they arrive. */
export const telemetryRules: readonly CheckRule[] = [
  defineRule({
    id: 'otel-logs',
    area: 'monitoring',
    about: "Logs go to a collector of the organisation's.",
    level: 'error',
    controls,
    fields: {
      enforced: enforcedField('Requirements or a managed file must set the exporter.'),
    },
    keys: [pathOf('logs')],
    decide(facts, { enforced }) {
      const { exporter, setting } = signalExporter(facts.resolved, 'logs');
      if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') {
        return failed(
          checkMessage('check.otel.logs-off', { exporter: exporter.kind }),
          settleRemedy(facts, enforced, setting.origin, pathOf('logs')),
          causeOf(setting.origin),
        );
      }
      const host = shown(URL.parse(exporter.endpoint)?.hostname ?? '');
      if (enforced && !isManaged(setting.origin)) {
        return failedByRequirements(
          facts,
          setting.origin,
          pathOf('logs'),
          checkMessage('check.otel.logs-not-enforced', { host }),
        );
      }
      return passed(checkMessage('check.otel.logs-on', { host }));
    },
    enforce: () => ({
      notEnforced: [{ key: 'otel.exporter', reason: checkMessage('check.no-collector-named') }],
    }),
  }),
  defineRule({
    id: 'otel-accepted',
    area: 'monitoring',
    about:
      'Every collector takes what is sent: by a fresh probe with --probe, else by the last one of today.',
    level: 'error',
    controls,
    fields: {},
    decide({ otel }) {
      const sent = otel.signals.filter(
        ({ exporter }) => exporter === 'otlp-http' || exporter === 'otlp-grpc',
      );
      if (sent.length === 0) return passed(checkMessage('check.otel.no-collector'));
      const bad = sent.find(({ health: { state } }) => state === 'failing' || state === 'reachable');
      if (bad) {
        return failed(
          checkMessage('check.otel.health', { signal: bad.signal, sentence: healthSentence(bad.health) }),
          checkMessage('check.remedy.probe'),
          causeOf(bad.origin),
        );
      }
      const open = sent.find(({ health: { state } }) => state !== 'accepted');
      if (open) {
        const { signal, health } = open;
        return notKnown(
          checkMessage('check.otel.untested', { signal, sentence: healthSentence(health) }),
          checkMessage('check.remedy.probe'),
        );
      }
      return passed(
        checkMessage('check.otel.accepted', {
          signals: sent.map(({ signal }) => signal),
          at: sent[0]?.health.checkedAt ?? '',
        }),
      );
    },
  }),
  defineRule({
    id: 'otel-hosts',
    area: 'monitoring',
    about: 'Logs, traces and metrics go to known hosts alone.',
    level: 'error',
    controls: { soc2: ['CC6.6', 'CC6.7'], iso27001: ['A.5.23', 'A.8.12'], nistCsf: ['PR.DS-02', 'ID.AM-03'] },
    fields: {
      hosts: {
        is: 'texts',
        default: [],
        about:
          'Hosts that may receive them, such as "otel.example.com" or "*.example.com". None: any host that has a name.',
      },
    },
    decide: (facts, { hosts }) =>
      judge(
        facts,
        ({ signal, url, isOpenAi }) => {
          if (hosts.length === 0 && !isOpenAi) return null;
          if (isHostAllowed(url.hostname, hosts)) return null;
          const { origin } = signalExporter(facts.resolved, signal).setting;
          return failedByValue(
            facts,
            origin,
            pathOf(signal),
            checkMessage('check.otel.host', { signal, host: shown(url.hostname), hosts: shownNames(hosts) }),
          );
        },
        (hosts_) => passed(checkMessage('check.otel.hosts', { hosts: hosts_ })),
      ),
  }),
  defineRule({
    id: 'otel-tls',
    area: 'monitoring',
    about: 'Logs, traces and metrics are encrypted on their way.',
    level: 'error',
    controls: { soc2: ['CC6.7'], iso27001: ['A.8.24'], nistCsf: ['PR.DS-02'] },
    fields: {
      loopback: {
        is: 'boolean',
        default: true,
        about: 'A collector on this machine may do without.',
      },
    },
    decide: (facts, { loopback }) =>
      judge(
        facts,
        ({ signal, url }) => {
          if (url.protocol === 'https:' || (loopback && isLoopbackHost(url.hostname))) return null;
          const { origin } = signalExporter(facts.resolved, signal).setting;
          return failedByValue(
            facts,
            origin,
            pathOf(signal),
            checkMessage('check.otel.plain', { signal, host: shown(url.hostname) }),
          );
        },
        (hosts) => passed(checkMessage('check.otel.encrypted', { hosts })),
      ),
  }),
];
