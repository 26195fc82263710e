import type { CheckResult } from '../../../shared/governance/checks.ts';
import { type PostureEntry, postureAreas } from '../../../shared/governance/posture.ts';
import { plural } from '../../../shared/messages/plural.ts';
import type { Origin } from '../../../shared/origin.ts';
import type { ReportSection } from '../../views/report/report-section.ts';
import type { Evidence } from './evidence.ts';

/** Orders evidence for people: what was judged first, then what it rests on. Takes it with messages as text. */
export function evidenceSections(evidence: Evidence): ReportSection[] {
  return [
    checksOf(evidence),
    ...postureOf(evidence),
    coverageOf(evidence),
    otelOf(evidence),
    healthOf(evidence),
    configOf(evidence),
    verificationOf(evidence),
    filesOf(evidence),
    sessionsOf(evidence),
  ].filter(({ table, text }) => table.rows.length > 0 || text !== '');
}

function checksOf({ checks }: Evidence): ReportSection {
  const { counts, rules, policy } = checks;
  const states: Record<CheckResult['state'], string> = {
    passed: 'Passed',
    failed: 'Failed',
    waived: 'Waived',
    'not-known': 'Not known',
  };
  return {
    title: 'Checks',
    text: `Policy ${policy}: ${counts.passed} of ${rules.length} pass, ${counts.failed} fail, ${counts.waived} are waived, ${counts['not-known']} are not known.`,
    table: {
      columns: ['Rule', 'State', 'Level', 'Evidence', 'Controls'],
      rows: rules.map((rule) => [
        said(rule.title),
        states[rule.state],
        rule.level,
        said(rule.evidence),
        [...rule.controls.soc2, ...rule.controls.iso27001, ...rule.controls.nistCsf].join(', '),
      ]),
    },
  };
}

function postureOf({ posture }: Evidence): ReportSection[] {
  return postureAreas.map((area) => ({
    title: `Posture: ${area}`,
    text: '',
    table: {
      columns: ['What', 'Value', 'Decided by', 'Locked', 'Note'],
      rows: posture.entries.filter((entry) => entry.area === area).map(postureRow),
    },
  }));
}

function postureRow({ title, value, origin, locked, note, items = [] }: PostureEntry): string[] {
  const names = items.map((item) => [item.name, item.state].filter((part) => part !== null).join(' '));
  return [
    said(title),
    items.length > 0 ? names.join('; ') : valueText(value),
    originText(origin),
    locked === null ? 'not known' : locked ? 'yes' : 'no',
    note === null ? '' : said(note),
  ];
}

const counted = (sessions: number) =>
  `${sessions} ${plural('en', sessions, { one: 'session', other: 'sessions' })}`;

function coverageOf({ coverage }: Evidence): ReportSection {
  return {
    title: 'Compliance coverage',
    text: `In the last ${coverage.days} days: ${counted(coverage.sessions)}, of which ${coverage.gap.length} would be in no compliance export. Within a week ${counted(coverage.leavingWindow)} will pass out of the 30 days of the export.`,
    table: {
      columns: ['Signed in with', 'Sessions', 'Tokens', 'Evidence: strong', 'weak', 'none'],
      rows: Object.entries(coverage.byClass).map(([name, { sessions, tokens, evidence }]) =>
        [name, sessions, tokens.total, evidence.strong, evidence.weak, evidence.none].map(String),
      ),
    },
  };
}

function otelOf({ otel }: Evidence): ReportSection {
  const { value } = otel.logUserPrompt;
  return {
    title: 'OpenTelemetry',
    text: `Prompts are ${value === null ? 'logged or not: that is not known' : value ? 'logged' : 'not logged'}.`,
    table: {
      columns: ['Signal', 'Exporter', 'Endpoint', 'Decided by', 'Health', 'Checked'],
      rows: otel.signals.map(({ signal, exporter, endpoint, origin, health }) => [
        signal,
        exporter,
        endpoint ?? '',
        originText(origin),
        health.state,
        health.checkedAt ?? '',
      ]),
    },
  };
}

function healthOf({ otel }: Evidence): ReportSection {
  return {
    title: 'Health of exports over 30 days',
    text: '',
    table: {
      columns: ['Signal', 'From', 'State'],
      rows: otel.signals.flatMap(({ signal, history = [] }) =>
        history.map(({ at, state }) => [signal, at, state]),
      ),
    },
  };
}

function configOf({ config }: Evidence): ReportSection {
  return {
    title: 'Configuration in force',
    text: config.invalid ? 'Codex cannot use this configuration.' : '',
    table: {
      columns: ['Key', 'Value', 'Decided by', 'Locked'],
      rows: Object.entries(config.values).map(([key, { value, origin, locked }]) => [
        key,
        JSON.stringify(value) ?? '',
        originText(origin),
        locked ? 'yes' : 'no',
      ]),
    },
  };
}

function verificationOf({ codex, verification }: Evidence): ReportSection {
  const { version, date } = codex.verified;
  const own =
    verification === null
      ? 'The Codex of this machine was not asked.'
      : `The Codex of this machine (${verification.codexVersion ?? 'version not known'}) ${verification.agreed ? 'agrees' : 'does not agree'}, ${verification.compared ?? 0} keys compared.`;
  return {
    title: 'Verified against Codex',
    text: `The rules of this report were verified against Codex ${version} on ${date}. ${own}`,
    table: {
      columns: ['Key', 'Glance', 'Codex'],
      rows: (verification?.differences ?? []).map(({ key, glance, codex: answer }) => [
        key ?? '',
        JSON.stringify(glance) ?? '',
        JSON.stringify(answer) ?? '',
      ]),
    },
  };
}

function filesOf({ files }: Evidence): ReportSection {
  return {
    title: 'Files that were read',
    text: '',
    table: {
      columns: ['File', 'Bytes', 'SHA-256', 'Note'],
      rows: files.map(({ path, exists, bytes, sha256, note }) => [
        path,
        bytes === null ? '' : String(bytes),
        sha256 ?? '',
        exists ? (note ?? '') : 'There is no such file.',
      ]),
    },
  };
}

/** Their sums are in the data: there may be thousands. */
function sessionsOf({ sessions }: Evidence): ReportSection {
  const known = (sessions ?? []).filter(({ sha256 }) => sha256 !== null);
  const all = sessions?.length ?? 0;
  const bytes = known.reduce((sum, one) => sum + (one.bytes ?? 0), 0);
  return {
    title: 'Session files',
    text: sessions
      ? `The SHA-256 of ${known.length} of ${all} session files, ${bytes} bytes together, is in evidence.json.`
      : '',
    table: {
      columns: ['File', 'Note'],
      rows: (sessions ?? []).flatMap(({ path, note }) => (note === null ? [] : [[path, note]])),
    },
  };
}

/** A message is its text in what is packed. */
function said(text: unknown): string {
  return String(text);
}

function valueText(value: PostureEntry['value']): string {
  if (value === null) return 'not set or not known';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function originText(origin: Origin | null): string {
  if (origin === null) return '';
  return origin.file === undefined ? origin.layer : `${origin.layer}, ${origin.file}`;
}
