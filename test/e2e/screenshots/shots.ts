import type { Message } from '../../../electron/shared/messages/message.ts';
import { checksTexts } from '../../../renderer/features/governance/checks/checks-texts.ts';
import { postureTexts } from '../../../renderer/features/governance/posture-texts.ts';
import { inspectorTexts } from '../../../renderer/features/inspector/inspector-texts.ts';
import { previewTexts } from '../../../renderer/features/preview/preview-texts.ts';
import { settings as settingsDe } from '../../../renderer/i18n/de/settings.ts';
import type { DetailStrings as Strings } from '../../../renderer/i18n/detail-texts.ts';
import { settings as settingsEn } from '../../../renderer/i18n/en/settings.ts';
import { hostWords } from '../../../renderer/i18n/host-words.ts';
import { brokenLine } from '../../fixtures/snapshots/findings.ts';
import { sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { exportShots } from './export-shots.ts';
import { governanceShots, policyShots, publishedGovernance } from './governance-shots.ts';
import { organisationShots } from './organisation-shots.ts';
import { sessionShots } from './session-shots.ts';
import type { Shot } from './shot.ts';

const toAnalytics = ({ dataSharing }: Strings) => [dataSharing.analytics];
const toSwitch = (strings: Strings) => [...toAnalytics(strings), strings.analytics.switch];
const outvoted = (strings: Strings) => [...toAnalytics(strings), strings.switchLock.elsewhere.false];
const toSignal = (signal: keyof Strings['dataSharing']['signal']) => (strings: Strings) => [
  strings.dataSharing.signal[signal],
];

const toInspector = (strings: Strings) => [
  ...toSignal('logs')(strings),
  inspectorTexts[isGerman(strings) ? 'de' : 'en'].open,
];

/** They are no part of the texts that the page starts with. */
const isGerman = (strings: Strings) => strings.footer.settings === settingsDe.title;
const settingsOf = (strings: Strings) => (isGerman(strings) ? settingsDe : settingsEn);
const toCoverage = (strings: Strings) => [strings.dataSharing.compliance];
const toPosture = (strings: Strings) => [
  strings.dataSharing.compliance,
  postureTexts[isGerman(strings) ? 'de' : 'en'].open,
];
const toChecks = (strings: Strings) => [
  strings.dataSharing.compliance,
  checksTexts[isGerman(strings) ? 'de' : 'en'].open,
];
const toSettings = ({ footer }: Strings) => [footer.settings];

/** What the README shows. */
export const published: readonly Shot[] = [
  { sample: 'filled', file: 'filled', height: 'full' },
  { sample: 'filled', file: 'popover', height: 520 },
  { sample: 'filled', file: 'desk', height: 800, width: 1280 },
  { sample: 'first-run', file: 'first-run', height: 'full' },
  { sample: 'finding', file: 'finding', height: 'full' },
  { sample: 'analytics-default', file: 'analytics-default', height: 'full', press: toAnalytics },
  { sample: 'analytics-off', file: 'analytics-off', height: 'full', press: toAnalytics },
  { sample: 'analytics-managed', file: 'analytics-managed', height: 'full', press: toAnalytics },
  { sample: 'analytics-outvoted', file: 'analytics-not-in-force', height: 'full', press: toAnalytics },
  { sample: 'config-broken', file: 'analytics-config-broken', height: 'full', press: toAnalytics },
  ...publishedGovernance,
];

const steps: readonly Shot[] = [
  { sample: 'analytics-default', file: 'plan', height: 'full', press: toSwitch, plan: 'plan-off' },
  { sample: 'analytics-default', file: 'plan-popover', height: 520, press: toSwitch, plan: 'plan-off' },
  {
    sample: 'analytics-project',
    file: 'plan-not-in-force',
    height: 'full',
    press: outvoted,
    plan: 'plan-not-in-force',
  },
  { sample: 'analytics-project', file: 'plan-same', height: 'full', press: outvoted, plan: 'plan-same' },
  {
    sample: 'config-broken',
    file: 'plan-paste',
    height: 'full',
    press: (strings) => [...toAnalytics(strings), strings.switchLock.howOff],
    plan: 'plan-paste',
  },
  {
    sample: 'analytics-default',
    file: 'done',
    height: 'full',
    press: (strings) => [...toSwitch(strings), strings.edit.write],
    plan: 'plan-off',
    done: 'done-off',
    after: 'analytics-switched',
  },
  {
    sample: 'analytics-project',
    file: 'done-not-in-force',
    height: 'full',
    press: (strings) => [...outvoted(strings), strings.edit.writeAnyway],
    plan: 'plan-not-in-force',
    done: 'done-not-in-force',
  },
  {
    sample: 'analytics-default',
    file: 'undone',
    height: 'full',
    press: (strings) => [...toSwitch(strings), strings.edit.write, strings.edit.undo],
    plan: 'plan-off',
    done: 'done-off',
  },
  { sample: 'analytics-default', file: 'failed', height: 'full', press: toSwitch },
];

const views: readonly Shot[] = [
  { sample: 'analytics-default', file: 'analytics-popover', height: 520, press: toAnalytics },
  {
    sample: 'analytics-default',
    file: 'preview',
    height: 'full',
    press: (strings) => [...toAnalytics(strings), previewTexts[isGerman(strings) ? 'de' : 'en'].open],
  },
  {
    sample: 'analytics-off',
    file: 'preview-opened',
    height: 'full',
    press: (strings) => [
      ...toAnalytics(strings),
      previewTexts[isGerman(strings) ? 'de' : 'en'].open,
      'guardian',
    ],
  },
  { sample: 'filled', file: 'posture', height: 'full', press: toPosture },
  { sample: 'filled', file: 'checks', height: 'full', press: toChecks },
  { sample: 'filled', file: 'coverage', height: 'full', press: toCoverage },
  { sample: 'filled', file: 'otel-logs', height: 'full', press: toSignal('logs') },
  { sample: 'otel-failing', file: 'otel-failing-logs', height: 'full', press: toSignal('logs') },
  { sample: 'otel-accepted', file: 'otel-accepted-logs', height: 'full', press: toSignal('logs') },
  { sample: 'filled', file: 'inspector-waiting', height: 'full', press: toInspector, news: 'none' },
  { sample: 'filled', file: 'inspector', height: 'full', press: toInspector, news: 'some' },
  {
    sample: 'filled',
    file: 'inspector-record',
    height: 'full',
    press: (strings) => [...toInspector(strings), 'codex.tool_result'],
    news: 'some',
  },
  { sample: 'filled', file: 'otel-metrics', height: 'full', press: toSignal('metrics') },
  {
    sample: 'prompts-logged',
    file: 'prompts',
    height: 'full',
    press: ({ dataSharing }) => [dataSharing.prompts],
  },
  {
    sample: 'analytics-default',
    file: 'feedback',
    height: 'full',
    press: ({ dataSharing }) => [dataSharing.feedback],
  },
  {
    sample: 'filled',
    file: 'compliance',
    height: 'full',
    press: ({ dataSharing }) => [dataSharing.compliance],
  },
  { sample: 'filled', file: 'limit', height: 'full', press: ({ limits }) => [limits.window.session] },
  {
    sample: 'limits-stale',
    file: 'limit-stale',
    height: 'full',
    press: ({ limits }) => [limits.window.session],
  },
  {
    sample: 'limit-runs-out',
    file: 'limit-runs-out',
    height: 'full',
    press: ({ limits }) => [limits.window.session],
  },
  { sample: 'limit-runs-out', file: 'popover-runs-out', height: 520 },
  { sample: 'waiting', file: 'waiting', height: 520 },
  {
    sample: 'waiting',
    file: 'limit-account',
    height: 'full',
    press: ({ limits }) => [limits.window.session],
  },
  { sample: 'limits-left', file: 'limits-left', height: 520 },
  { sample: 'filled', file: 'session', height: 'full', press: () => ['harbor'] },
  { sample: 'filled', file: 'tokens', height: 'full', press: ({ tokens }) => [tokens.title] },
  { sample: 'private', file: 'private-tokens', height: 'full', press: ({ tokens }) => [tokens.title] },
  {
    sample: 'private',
    file: 'private-session',
    height: 'full',
    press: ({ privacy }) => [privacy.folder(1)],
  },
  {
    sample: 'private',
    file: 'private-analytics',
    height: 'full',
    press: toAnalytics,
  },
  {
    sample: 'problems',
    file: 'finding-config',
    height: 'full',
    press: (strings) => [hostWords(strings, titleOf('config.invalid'))],
  },
  {
    sample: 'problems',
    file: 'finding-line',
    height: 'full',
    press: (strings) => [hostWords(strings, brokenLine.title)],
  },
];

/** The title of a finding among the problems. */
function titleOf(kind: string): Message {
  const found = sampleSnapshot('problems').findings.find((finding) => finding.kind === kind);
  if (found === undefined) throw new Error(`No finding ${kind}.`);
  return found.title;
}

const settings: readonly Shot[] = [
  { sample: 'filled', file: 'settings', height: 'full', press: toSettings },
  { sample: 'filled', file: 'settings-popover', height: 520, press: toSettings },
  { sample: 'filled', file: 'popover-tray', height: 520, host: 'tray' },
  { sample: 'settings-chosen', file: 'settings-tray', height: 'full', press: toSettings, host: 'tray' },
  { sample: 'private', file: 'settings-private', height: 'full', press: toSettings },
  {
    sample: 'filled',
    file: 'settings-refused',
    height: 520,
    press: (strings) => [...toSettings(strings), settingsOf(strings).alerts.causes.limits.name],
  },
  {
    sample: 'filled',
    file: 'settings-reset',
    height: 520,
    press: (strings) => [...toSettings(strings), settingsOf(strings).data.resetPress],
  },
];

const looks = (['contrast', 'forced', 'rtl', 'large'] as const).flatMap((look): readonly Shot[] => [
  ...(['filled', 'problems', 'first-run', 'scanning', 'limits-stale', 'private'] as const).map(
    (sample): Shot => ({ sample, file: `${look}-${sample}`, height: 'full', look }),
  ),
  {
    sample: 'settings-chosen',
    file: `${look}-settings`,
    height: 'full',
    press: toSettings,
    host: 'tray',
    look,
  },
  { sample: 'filled', file: `${look}-tokens`, height: 'full', press: ({ tokens }) => [tokens.title], look },
  {
    sample: 'otel-failing',
    file: `${look}-otel-failing-logs`,
    height: 'full',
    press: toSignal('logs'),
    look,
  },
  {
    sample: 'analytics-default',
    file: `${look}-plan`,
    height: 'full',
    press: toSwitch,
    plan: 'plan-off',
    look,
  },
]);

/** A wide window, with and without something chosen. */
const desk: readonly Shot[] = [900, 1280, 1680].flatMap((width): readonly Shot[] => [
  ...(['filled', 'problems', 'first-run', 'sessions-twenty'] as const).map(
    (sample): Shot => ({ sample, file: `desk-${width}-${sample}`, height: 800, width }),
  ),
  { sample: 'filled', file: `desk-${width}-whole`, height: 'full', width },
  { sample: 'filled', file: `desk-${width}-whole-forced`, height: 'full', width, look: 'forced' },
  { sample: 'filled', file: `desk-${width}-analytics`, height: 800, width, press: toAnalytics },
  { sample: 'filled', file: `desk-${width}-posture`, height: 'full', width, press: toPosture },
  { sample: 'filled', file: `desk-${width}-checks`, height: 'full', width, press: toChecks },
  { sample: 'filled', file: `desk-${width}-coverage`, height: 'full', width, press: toCoverage },
  { sample: 'filled', file: `desk-${width}-settings`, height: 800, width, press: toSettings },
  { sample: 'filled', file: `desk-${width}-forced`, height: 800, width, look: 'forced', press: toAnalytics },
  { sample: 'filled', file: `desk-${width}-large`, height: 800, width, look: 'large' },
]);

const lines: readonly Shot[] = [
  { sample: 'filled', file: 'line-silent', height: 520, host: 'silent' },
  { sample: 'filled', file: 'line-lost', height: 520, host: 'lost' },
  { sample: 'filled', file: 'line-expired', height: 520, host: 'expired' },
];

/** Every sample, view, step, look and state of the line. */
export const all: readonly Shot[] = [
  ...sampleNames.map((sample): Shot => ({ sample, file: `overview-${sample}`, height: 'full' })),
  ...published,
  ...views,
  ...settings,
  ...steps,
  ...lines,
  ...looks,
  ...desk,
  ...governanceShots,
  ...policyShots,
  ...sessionShots,
  ...exportShots,
  ...organisationShots,
];
