import { DAY_MS } from '../../../../shared/durations.ts';
import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { signInOf, type ThreadAuth } from '../../../ingest/rollouts/thread-auth.ts';
import { enforcedField } from '../../policy/field.ts';
import { causeOf, requireRemedy } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { isManaged, requiredWords, valueSaid } from '../said.ts';
import { type AllowedSetting, allowedRule, decideAllowed, enforceAllowed } from '../value-rule.ts';
import { failed, notKnown, passed } from '../verdict.ts';

const LOGIN: AllowedSetting = {
  path: ['forced_login_method'],
  list: ['allowed_login_methods'],
  unset: ['chatgpt', 'api'],
};
const STORE: AllowedSetting = { path: ['cli_auth_credentials_store'], list: null, unset: ['file'] };
const WORKSPACE = ['forced_chatgpt_workspace_id'];
const WORKSPACES = ['allowed_chatgpt_workspaces'];

/** Rules about who signs in, and where the sign-in is kept. */
export const identityRules: readonly CheckRule[] = [
  defineRule({
    id: 'sign-in',
    area: 'identity',
    about: 'Codex is signed in as allowed.',
    level: 'error',
    controls: { soc2: ['CC6.1'], iso27001: ['A.5.16', 'A.8.5'], nistCsf: ['PR.AA-01', 'PR.AA-03'] },
    fields: {
      allowed: {
        is: 'words',
        words: ['chatgpt', 'api'],
        default: ['chatgpt', 'api'],
        about: '"chatgpt" reaches the compliance export of a workspace, "api" does not.',
      },
      enforced: enforcedField('Requirements (allowed_login_methods) or a managed file must limit it.'),
    },
    decide(facts, { allowed, enforced }) {
      const { auth } = facts;
      const method = auth === 'apikey' ? 'api' : auth;
      if (auth === 'provider' || (method !== null && !allowed.some((one) => one === method))) {
        return failed(
          checkMessage('check.sign-in.other', { auth: auth ?? 'provider', allowed }),
          checkMessage('check.remedy.sign-in'),
        );
      }
      // Where every method is allowed, what is signed in is all there is to know.
      if (enforced || allowed.length < 2) {
        const limited = decideAllowed(facts, LOGIN, allowed, enforced);
        if (limited.state !== 'passed') return limited;
      }
      if (auth === null) return notKnown(checkMessage('check.sign-in.none'));
      return passed(checkMessage('check.sign-in', { auth }));
    },
    enforce: ({ allowed }) => enforceAllowed(LOGIN, allowed),
  }),
  defineRule({
    id: 'workspace',
    area: 'identity',
    about:
      'Only accounts of these ChatGPT workspaces can sign in. Codex does not ask this of API keys and access tokens.',
    level: 'error',
    controls: { soc2: ['CC6.1'], iso27001: ['A.5.16', 'A.5.18'], nistCsf: ['PR.AA-01', 'PR.AA-05'] },
    fields: {
      ids: { is: 'texts', default: [], about: 'Ids of workspaces. None: any, as long as one is forced.' },
    },
    keys: [WORKSPACE],
    decide(facts, { ids }) {
      const required = requiredWords(facts, WORKSPACES);
      const { value } = { value: facts.resolved.effective[WORKSPACE[0] ?? ''] };
      const own =
        typeof value === 'string'
          ? [value]
          : Array.isArray(value)
            ? value.filter((one) => typeof one === 'string')
            : [];
      const { origin } = valueSaid(facts, WORKSPACE, []);
      const forced = required?.words ?? (isManaged(origin) ? own : null);
      if (forced === null || forced.length === 0) {
        return failed(
          own.length > 0 ? checkMessage('check.workspace.own') : checkMessage('check.workspace.any'),
          requireRemedy(facts, WORKSPACES),
        );
      }
      const other = ids.length === 0 ? undefined : forced.find((one) => !ids.includes(one));
      if (other !== undefined) {
        return failed(
          checkMessage('check.workspace.other'),
          requireRemedy(facts, WORKSPACES),
          causeOf(required?.origin ?? origin),
        );
      }
      return passed(checkMessage('check.workspace.forced', { count: forced.length }));
    },
    enforce: ({ ids }) =>
      ids.length === 0
        ? { notEnforced: [{ key: 'allowed_chatgpt_workspaces', reason: checkMessage('check.not-named') }] }
        : { requirements: { allowed_chatgpt_workspaces: [...ids] } },
  }),
  defineRule({
    id: 'api-key-sessions',
    area: 'identity',
    about: 'Few sessions of late were signed in with an API key: the compliance export does not have them.',
    level: 'warning',
    controls: { soc2: ['CC7.2'], iso27001: ['A.5.16', 'A.8.15'], nistCsf: ['PR.AA-01', 'DE.CM-03'] },
    fields: {
      days: { is: 'integer', min: 1, max: 400, default: 30, about: 'Sessions of so many days.' },
      'most-percent': { is: 'integer', min: 0, max: 100, default: 0, about: 'At most this share of them.' },
    },
    needs: ['sessions'],
    decide({ sessions, now }, { days, 'most-percent': most }) {
      if (sessions === null)
        return notKnown(checkMessage('check.sessions.none'), checkMessage('check.remedy.index'));
      const span = days ?? 30;
      const recent = [...sessions.countSince(now - span * DAY_MS)];
      const count = (isCounted: (auth: ThreadAuth) => boolean) =>
        recent.reduce((sum, [auth, found]) => (isCounted(auth) ? sum + found : sum), 0);
      const all = count(() => true);
      const byKey = count((auth) => signInOf(auth) === 'apikey');
      const unknown = count((auth) => auth === null);
      const figures = { byKey, unknown, sessions: all, days: span };
      const limit = ((most ?? 0) / 100) * all;
      if (byKey > limit)
        return failed(checkMessage('check.sessions.by-key', figures), checkMessage('check.remedy.sign-in'));
      // Those without evidence may have been by key as well.
      if (byKey + unknown > limit) return notKnown(checkMessage('check.sessions.unknown', figures));
      return passed(checkMessage('check.sessions.by-key', figures));
    },
  }),
  allowedRule(STORE, {
    id: 'credential-store',
    area: 'credentials',
    about: "Codex keeps its sign-in in the system's own store and not in a file.",
    level: 'warning',
    controls: { soc2: ['CC6.1'], iso27001: ['A.5.17'], nistCsf: ['PR.AA-01', 'PR.DS-01'] },
    allowed: {
      words: ['keyring', 'auto', 'ephemeral', 'file'],
      default: ['keyring', 'auto', 'ephemeral'],
      about: '"auto" falls back to a file where there is no keyring.',
    },
    enforced: 'Requirements or a managed file must decide it.',
  }),
];
