import { type EntryHome, required, user } from './entry-homes.ts';

/** The same of entries on data, monitoring and devices. */
export const dataHomes: readonly EntryHome[] = [
  {
    id: 'credentials.denied-reads',
    files: required('[permissions.filesystem]\ndeny_read = ["/etc/shadow", "**/.env"]'),
    value: ['/etc/shadow', '**/.env'],
    layer: 'requirements-system',
  },
  {
    id: 'credentials.store',
    files: required('cli_auth_credentials_store = "keyring"'),
    value: 'keyring',
    layer: 'requirements-system',
  },
  {
    id: 'credentials.mcp-store',
    files: user('mcp_oauth_credentials_store = "keyring"'),
    value: 'keyring',
    layer: 'user',
  },
  {
    id: 'credentials.shell-environment',
    files: user('[shell_environment_policy]\ninherit = "core"'),
    value: { inherit: 'core' },
    layer: 'user',
  },
  {
    id: 'data.residency',
    files: required('enforce_residency = "us"'),
    value: 'us',
    layer: 'requirements-system',
  },
  {
    id: 'data.history',
    files: user('[history]\npersistence = "none"'),
    value: 'none',
    layer: 'user',
  },
  {
    id: 'data.rollouts',
    files: {},
    value: { files: 3, bytes: 4096 },
    layer: null,
    note: /until they are deleted/,
  },
  {
    id: 'data.analytics',
    files: { ...user('[analytics]\nenabled = true'), ...required('[analytics]\nenabled = false') },
    value: true,
    layer: 'user',
    note: /ignores/,
  },
  {
    id: 'data.prompt-logging',
    files: user('[otel]\nlog_user_prompt = true'),
    value: true,
    layer: 'user',
  },
  {
    id: 'data.feedback',
    files: required('[feedback]\nenabled = false'),
    value: false,
    layer: 'requirements-system',
  },
  {
    id: 'monitoring.otel-logs',
    files: user(
      '[otel.exporter.otlp-http]\nendpoint = "https://u:p@otel.example/v1/logs"\nprotocol = "json"',
    ),
    value: { exporter: 'otlp-http', endpoint: 'https://otel.example/v1/logs' },
    layer: 'user',
  },
  {
    id: 'monitoring.otel-traces',
    files: user('[otel]\ntrace_exporter = "none"'),
    value: { exporter: 'none' },
    layer: 'user',
  },
  {
    id: 'monitoring.otel-metrics',
    files: required('[otel]\nmetrics_exporter = "none"'),
    value: { exporter: 'none' },
    layer: 'requirements-system',
  },
  {
    id: 'monitoring.managed-hooks-only',
    files: required('allow_managed_hooks_only = true'),
    value: true,
    layer: 'requirements-system',
  },
  {
    id: 'production.command-rules',
    files: required(
      '[rules]\nprefix_rules = [{ pattern = [{ token = "rm" }], decision = "prompt" }, { pattern = [{ token = "dd" }], decision = "forbidden" }]',
    ),
    value: { prompt: 1, forbidden: 1 },
    layer: 'requirements-system',
  },
  {
    id: 'production.rule-files',
    files: { '$HOME/rules/own.rules': 'prefix_rule(pattern=["git"], decision="allow")\n' },
    value: 1,
    layer: null,
  },
  {
    id: 'devices.update-check',
    files: user('check_for_update_on_startup = false'),
    value: false,
    layer: 'user',
  },
  {
    id: 'devices.windows-sandbox',
    files: user('[windows]\nsandbox = "elevated"'),
    value: 'elevated',
    layer: 'user',
    note: /Windows/,
  },
  {
    id: 'remote.control',
    files: required('allow_remote_control = false'),
    value: false,
    layer: 'requirements-system',
  },
  {
    id: 'remote.appshots',
    files: required('allow_appshots = false'),
    value: false,
    layer: 'requirements-system',
  },
];
