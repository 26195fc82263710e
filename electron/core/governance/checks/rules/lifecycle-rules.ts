import { DAY_MS } from '../../../../shared/durations.ts';
import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { newestVersion } from '../../../codex-version/decide-codex.ts';
import { compareVersions } from '../../../codex-version/version-order.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import type { KeyPath } from '../../../config/toml/toml.ts';
import { deniedReads } from '../denied-reads.ts';
import { causeOf, requireRemedy } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { isManaged, requiredWords, requirementOrigin } from '../said.ts';
import { shownNames } from '../shown.ts';
import { type AllowedSetting, decideAllowed, enforceAllowed } from '../value-rule.ts';
import { failed, failedByRequirements, notKnown, passed, unknownBy } from '../verdict.ts';

const HISTORY: AllowedSetting = { path: ['history', 'persistence'], list: null, unset: ['save-all'] };
const RESIDENCY = ['enforce_residency'];
const WINDOWS = ['windows', 'allowed_sandbox_implementations'];
const DENY = ['permissions', 'filesystem', 'deny_read'];

/** What lets others steer Codex or see its screen, and the feature that does the same. */
const remoteKeys: readonly (readonly [KeyPath, KeyPath | null])[] = [
  [['allow_remote_control'], ['features', 'remote_control']],
  [['allow_appshots'], null],
];

/** Rules about the Codex in use, what it keeps, and what it gives away. */
export const lifecycleRules: readonly CheckRule[] = [
  defineRule({
    id: 'codex-version',
    area: 'devices',
    about: 'Codex is of an allowed version.',
    level: 'warning',
    controls: { soc2: ['CC7.1', 'CC8.1'], iso27001: ['A.8.8', 'A.8.19'], nistCsf: ['PR.PS-02', 'ID.RA-01'] },
    fields: {
      min: { is: 'version', default: null, about: 'The oldest version, such as "0.166.0".' },
      below: { is: 'version', default: null, about: 'The first version that is too new.' },
      verified: {
        is: 'boolean',
        default: false,
        about:
          'It must be one that Codex Glance was verified with, since what newer ones do with a file is not known.',
      },
    },
    decide({ codex }, { min, below, verified }) {
      const version = newestVersion(codex);
      if (version === null) return notKnown(checkMessage('check.version.none'));
      const known = codex.verified.version;
      if (min !== null && compareVersions(version, min) < 0) {
        return failed(
          checkMessage('check.version.old', { version, min }),
          checkMessage('check.remedy.update', { version: min }),
        );
      }
      if (below !== null && compareVersions(version, below) >= 0) {
        return failed(
          checkMessage('check.version.new', { version, below }),
          checkMessage('check.remedy.downgrade', { below }),
        );
      }
      if (verified && codex.state === 'newer') {
        return failed(
          checkMessage('check.version.unverified', { version, verified: known }),
          checkMessage('check.remedy.verify'),
        );
      }
      return passed(checkMessage('check.version', { version }));
    },
  }),
  defineRule({
    id: 'retention',
    area: 'data',
    about: 'What Codex keeps of prompts and sessions is as wished.',
    level: 'warning',
    controls: { soc2: ['C1.2'], iso27001: ['A.8.10'], nistCsf: ['PR.DS-01'] },
    fields: {
      history: {
        is: 'words',
        words: ['save-all', 'none'],
        default: ['save-all', 'none'],
        about: 'history.persistence: whether prompts are kept in history.jsonl.',
      },
      'max-days': {
        is: 'integer',
        min: 1,
        max: 4000,
        default: null,
        about: 'The oldest session on disk may be so old.',
      },
    },
    needs: ['oldest-session'],
    decide(facts, { history, 'max-days': maxDays }) {
      const kept = decideAllowed(facts, HISTORY, history, false);
      if (kept.state !== 'passed') return kept;
      const { oldestSession, now } = facts;
      const said = kept.evidence;
      if (oldestSession === null) return passed(checkMessage('check.retention.none', { said }));
      const days = Math.floor((now - Date.parse(`${oldestSession}T00:00:00Z`)) / DAY_MS);
      const found = checkMessage('check.retention', { said, days });
      if (maxDays !== null && days > maxDays)
        return failed(found, checkMessage('check.remedy.prune', { days: maxDays }));
      return passed(found);
    },
    enforce: ({ history }) => (history.length === 1 ? enforceAllowed(HISTORY, history) : {}),
  }),
  defineRule({
    id: 'residency',
    area: 'data',
    about: 'Requirements say in which region data stays.',
    level: 'warning',
    controls: { soc2: ['C1.1'], iso27001: ['A.5.23', 'A.5.34'], nistCsf: ['PR.DS-01'] },
    fields: {
      region: { is: 'word', words: ['us'], default: 'us', about: 'The region; Codex knows no other.' },
    },
    keys: [RESIDENCY],
    decide(facts, { region }) {
      const { enforce_residency: value } = facts.required;
      const origin = requirementOrigin(facts, RESIDENCY);
      if (value === region) return passed(checkMessage('check.residency', { region }));
      return failedByRequirements(facts, origin, RESIDENCY, checkMessage('check.residency.none', { region }));
    },
    enforce: ({ region }) => ({ requirements: { enforce_residency: region } }),
  }),
  defineRule({
    id: 'remote',
    area: 'remote',
    about: 'Nobody steers Codex from elsewhere, and it takes no pictures of other programs.',
    level: 'error',
    controls: { soc2: ['CC6.6'], iso27001: ['A.8.20', 'A.8.12'], nistCsf: ['PR.AA-05', 'PR.IR-01'] },
    fields: {},
    keys: [['features', 'remote_control']],
    decide(facts) {
      for (const [path, feature] of remoteKeys) {
        const [key = ''] = path;
        if (facts.required[key] === false) continue;
        if (feature !== null) {
          const { value, origin } = resolvedValue(facts.resolved, feature);
          if (value === false && isManaged(origin)) continue;
        }
        const origin = requirementOrigin(facts, path);
        return failedByRequirements(facts, origin, path, checkMessage('check.remote.open', { key }));
      }
      return passed(checkMessage('check.remote.closed'));
    },
    enforce: () => ({ requirements: { allow_remote_control: false, allow_appshots: false } }),
  }),
  defineRule({
    id: 'windows-sandbox',
    area: 'devices',
    about: 'On Windows commands run in the stronger sandbox.',
    level: 'error',
    controls: { soc2: ['CC6.8'], iso27001: ['A.8.18'], nistCsf: ['PR.PS-05'] },
    fields: {
      allowed: {
        is: 'words',
        words: ['elevated', 'unelevated'],
        default: ['elevated'],
        about: 'Kinds of the sandbox of Windows.',
      },
    },
    decide(facts, { allowed }) {
      if (facts.platform !== 'win32') return passed(checkMessage('check.windows.other'));
      const unknown = unknownBy(facts, [['windows']]);
      if (unknown !== null) return unknown;
      const required = requiredWords(facts, WINDOWS);
      const isNarrow = required?.words.every((word) => allowed.some((one) => one === word)) === true;
      if (isNarrow) return passed(checkMessage('check.windows.required', { words: required.words }));
      return failed(
        checkMessage('check.windows.open'),
        requireRemedy(facts, WINDOWS),
        causeOf(required?.origin ?? null),
      );
    },
    enforce: ({ allowed }) => ({
      requirements: { windows: { allowed_sandbox_implementations: [...allowed] } },
    }),
  }),
  defineRule({
    id: 'denied-reads',
    area: 'credentials',
    about: 'Requirements keep commands from reading files with secrets.',
    level: 'error',
    controls: { soc2: ['CC6.1', 'C1.1'], iso27001: ['A.8.3', 'A.8.12'], nistCsf: ['PR.AA-05', 'PR.DS-01'] },
    fields: {
      patterns: { is: 'texts', default: [], about: 'Such as "**/.env". None: at least one.' },
    },
    keys: [['permissions']],
    decide(facts, { patterns }) {
      const denied = deniedReads(facts.required);
      const missing = patterns.filter((pattern) => !denied.includes(pattern));
      if (denied.length > 0 && missing.length === 0)
        return passed(checkMessage('check.reads.denied', { patterns: shownNames(denied) }));
      const origin = requirementOrigin(facts, ['permissions']);
      return failedByRequirements(
        facts,
        origin,
        DENY,
        checkMessage('check.reads.open', { patterns: shownNames(missing) }),
      );
    },
    enforce: ({ patterns }) =>
      patterns.length === 0
        ? {
            notEnforced: [
              { key: 'permissions.filesystem.deny_read', reason: checkMessage('check.not-named') },
            ],
          }
        : { requirements: { permissions: { filesystem: { deny_read: [...patterns] } } } },
  }),
];
