import type { organisationState as english } from '../../en/organisation/state.ts';

export const organisationState: typeof english = {
  notKnown: 'nicht bekannt',

  compliance: {
    title: 'Compliance-Logs',
    states: {
      off: 'Hier nicht abgeholt',
      ok: 'Alles abgeholt',
      'falling-behind': 'Gerät in Rückstand',
      passed: 'Logs gingen verloren',
      'not-known': 'Nicht bekannt',
    },
    window: 'Die 30 Tage, die die Plattform aufbewahrt',
    behindOf: (age) => `abgeholt bis vor ${age}`,
    state: 'Stand',
    pulledAt: 'Zuletzt abgeholt',
    behind: 'Noch nicht abgeholt',
    lost: 'Verloren',
    span: (from, to) => `${from} bis ${to}`,
    encrypted: 'Verschlüsselt abgelegt',
    yes: 'Ja',
    no: 'Nein',
    failed: 'Arten, die nicht ganz abgeholt sind',
    rules:
      'codex-glance org compliance check prüft das Abgeholte mit Regeln und gibt Ids und Anzahlen aus, nie Inhalte.',
    pull: 'Starte codex-glance org compliance pull --out DIR, und lass es täglich von einem Zeitplaner ausführen.',
    key: 'Schlüssel',
    keys: {
      'not-known': 'Nicht gefragt; starte codex-glance org doctor',
      narrow: 'Liest, und nicht mehr',
      more: 'Kann mehr als lesen',
    },
  },

  setup: {
    title: 'Einrichten',
    off: 'Aus. Keine API wird gefragt, bis du deinen Workspace nennst und einen Schlüssel angibst.',
    faulty: 'Die Einstellungen der Organisation sind nicht verwendbar, also wird nichts gezeigt.',
    first:
      'Für Administratoren: Erstelle in der Admin-Konsole einen Schlüssel, der Analytics und Compliance-Logs liest und sonst nichts. Schreibe dann organisation.toml in den Zustandsordner:',
    file: 'organisation.toml',
    toml: `# Die Id in der Admin-Konsole:
workspace = "…"
# Oder { file = "/pfad" } mit Modus 0600:
key = { env = "CODEX_GLANCE_ORG_KEY" }
# Nur für CODEX_TURN und COSTS:
# organization = "org-…"
# Personen und ihr Team, für Kosten nach Team:
# teams_file = "/pfad/teams.csv"
# subscription = { seats = 12, usd_per_month = 60 }
# caps = { credits = 100000 }`,
    next: 'Sieh nach, was der Schlüssel lesen darf, und lies dann die Nutzung. Was gelesen wurde, wird aufbewahrt und hier gezeigt.',
    commands: 'Befehle',
    lines: `codex-glance org doctor
codex-glance org usage
codex-glance org compliance pull --out DIR`,
  },

  row: {
    name: 'Credits in diesem Monat',
    reading: 'Liest …',
    credits: (soFar) => `${soFar} Credits`,
    forecast: (expected, low, high) => `Etwa ${expected} Credits am Monatsende (${low} bis ${high}).`,
    noForecast: 'Noch keine Vorhersage: Es braucht 14 Tage, die nicht mehr steigen.',
    compliance: {
      off: 'Compliance-Logs werden hier nicht abgeholt.',
      ok: 'Compliance-Logs sind abgeholt.',
      'falling-behind': 'Compliance-Logs geraten in Rückstand.',
      passed: 'Compliance-Logs gingen verloren.',
      'not-known': 'Wie weit Compliance-Logs abgeholt sind, ist nicht bekannt.',
    },
  },
};
