import type { Strings } from '../en.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const dataSharing: Strings['dataSharing'] = {
  title: 'Was diesen Rechner verlässt',
  analytics: 'Analysedaten',
  analyticsSaid: ({ enabled, decider }) => {
    const state = enabled ? 'An' : 'Aus';
    return decider === null
      ? `${state}: Codex sendet, weil nichts es abschaltet`
      : `${state}, laut: ${decider}`;
  },
  unverified: (version, verified) =>
    `Codex ${version} ist nicht geprüft (${verified} ist es), also ist nicht bekannt, was an seinem Verhalten hängt.`,
  on: 'An',
  off: 'Aus',
  unknown: 'Nicht bekannt',
  onDemand: 'Auf Wunsch',
  channelsOn: (hosts) => `Geht an ${hosts}`,
  locked: 'Von einer höheren Ebene festgelegt',
  signal: { logs: 'OTel-Logs', traces: 'OTel-Traces', metrics: 'OTel-Metriken' },
  signalName: { logs: 'Logs', traces: 'Traces', metrics: 'Metriken' },
  and: (names) => names.join(' und '),
  exporter: {
    none: 'Kein Exporter',
    statsig: 'OpenAIs eigener Exporter',
    'otlp-http': 'OTLP über HTTP',
    'otlp-grpc': 'OTLP über gRPC',
    invalid: 'Einstellung des Exporters ist ungültig',
  },
  exporterTo: (exporter, host) => `${exporter} an ${host}`,
  health: {
    off: 'Aus',
    untested: 'Nicht geprüft',
    accepted: 'Angenommen',
    reachable: 'Erreichbar',
    failing: 'Schlägt fehl',
    unobservable: 'Nicht prüfbar',
  },
  invalid: 'Ungültig',
  prompts: 'Prompts in Logs',
  promptsOn: 'In den Logs',
  feedback: 'Rückmeldungen',
  compliance: 'Compliance-Export',
  complianceShare: (visible, sessions) => `${visible} von ${sessions} Sitzungen`,
  complianceNone: 'Keine Sitzungen',
  complianceParts: (invisible, unknown) =>
    [
      invisible > 0
        ? `${plural(invisible, { one: 'Sitzung fehlt', other: 'Sitzungen fehlen' })} darin`
        : null,
      unknown > 0 ? `${unknown} nicht bekannt` : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  exports: 'Exporte',
  exportsTo: (count) => `An ${plural(count, { one: 'System', other: 'Systeme' })}`,
  exportsState: {
    none: 'Keiner eingerichtet',
    off: 'Aus',
    here: 'Auf diesem Rechner',
    invalid: 'Ungültig',
    refusing: 'Abgelehnt',
    unattended: 'Nicht gesendet',
    behind: 'Im Rückstand',
    retrying: 'Neuer Versuch',
    failing: 'Schlägt fehl',
    stopped: 'Steht',
  },
  checked: (age) => `Geprüft ${age}`,
  decided: (by) => `Entscheidend: ${by}`,
};

export const origin: Strings['origin'] = {
  layer: {
    default: 'Vorgabe von Codex',
    packaged: 'Vorgaben des Pakets',
    system: 'Systemkonfiguration',
    cloud: 'dein Workspace',
    user: 'deine config.toml',
    profile: 'ein Profil',
    project: 'Konfiguration des Projekts',
    flags: 'Option der Befehlszeile',
    managed: 'managed_config.toml',
    'managed-mdm': 'Geräteverwaltung',
    'requirements-system': 'Auflagen des Systems',
    'requirements-cloud': 'Auflagen deines Workspace',
    'requirements-managed': 'verwaltete Auflagen',
    'requirements-mdm': 'Auflagen der Geräteverwaltung',
  },
  line: (place, line) => `${place}, Zeile ${line}`,
  profile: (name) => `Profil ${name}`,
};
