/** How it stands with the organisation's APIs, and how they are set up. Loaded with their row and view, in all languages. */
export const organisationState = {
  notKnown: 'not known',

  compliance: {
    title: 'Compliance logs',
    states: {
      off: 'Not pulled here',
      ok: 'All pulled',
      'falling-behind': 'Falling behind',
      passed: 'Logs were lost',
      'not-known': 'Not known',
    },
    window: 'The 30 days that the platform keeps',
    behindOf: (age: string) => `pulled up to ${age} ago`,
    state: 'State',
    pulledAt: 'Last pulled',
    behind: 'Not pulled yet',
    lost: 'Lost',
    span: (from: string, to: string) => `${from} to ${to}`,
    encrypted: 'Encrypted at rest',
    yes: 'Yes',
    no: 'No',
    failed: 'Types not pulled whole',
    rules:
      'codex-glance org compliance check runs rules over what was pulled; it prints ids and counts, never content.',
    pull: 'Run codex-glance org compliance pull --out DIR, and let a scheduler run it daily.',
    key: 'Key',
    keys: {
      'not-known': 'Not asked; run codex-glance org doctor',
      narrow: 'Reads, and no more',
      more: 'Can do more than read',
    },
  },

  setup: {
    title: 'Set it up',
    off: 'Off. Nothing is asked of any API until you name your workspace and give a key.',
    faulty: 'The settings of the organisation cannot be used, so nothing is shown.',
    first:
      'For an administrator: make a key in the admin console that reads analytics and compliance logs, and nothing else. Then write organisation.toml into the state folder:',
    file: 'organisation.toml',
    toml: `# The id in the admin console:
workspace = "…"
# Or { file = "/path" } of mode 0600:
key = { env = "CODEX_GLANCE_ORG_KEY" }
# For CODEX_TURN and COSTS alone:
# organization = "org-…"
# People and their team, for chargeback:
# teams_file = "/path/teams.csv"
# subscription = { seats = 12, usd_per_month = 60 }
# caps = { credits = 100000 }`,
    next: 'See what the key may read, then read the use. What was read is kept and shown here.',
    commands: 'Commands',
    lines: `codex-glance org doctor
codex-glance org usage
codex-glance org compliance pull --out DIR`,
  },

  row: {
    name: 'Credits this month',
    reading: 'Reading …',
    credits: (soFar: string) => `${soFar} credits`,
    forecast: (expected: string, low: string, high: string) =>
      `About ${expected} credits by the month’s end (${low} to ${high}).`,
    noForecast: 'No forecast yet: it takes 14 days that no longer rise.',
    compliance: {
      off: 'Compliance logs are not pulled here.',
      ok: 'Compliance logs are pulled.',
      'falling-behind': 'Compliance logs fall behind.',
      passed: 'Compliance logs were lost.',
      'not-known': 'How far compliance logs are pulled is not known.',
    },
  },
};
