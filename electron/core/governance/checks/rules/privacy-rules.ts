import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { OTEL_REQUIREMENTS_SINCE } from '../../../config/layers/requirements.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import { isAtLeast } from '../../../config/schema/version.ts';
import { signalExporter } from '../../../exporters/exporter.ts';
import { enforcedField } from '../../policy/field.ts';
import { causeOf, changeRemedy, manageRemedy, settleRemedy } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { isManaged, valueSaid } from '../said.ts';
import { failed, failedByValue, notKnown, passed } from '../verdict.ts';

const SWITCH = ['analytics', 'enabled'];
const PROMPTS = ['otel', 'log_user_prompt'];
const RESPONSES = ['otel', 'log_agent_responses'];

/** Rules about what Codex sends to OpenAI, and what of a conversation goes to a collector. */
export const privacyRules: readonly CheckRule[] = [
  defineRule({
    id: 'analytics',
    area: 'data',
    about: "Codex's analytics are as decided.",
    level: 'error',
    controls: { soc2: ['C1.1', 'CC6.7'], iso27001: ['A.5.34', 'A.8.12'], nistCsf: ['PR.DS-02'] },
    fields: {
      state: {
        is: 'word',
        words: ['off', 'on', 'decided'],
        default: 'off',
        about: '"off", "on", or "decided": a file says one or the other.',
      },
      enforced: enforcedField(
        'A managed file must decide it. What your own config.toml says, --ignore-user-config leaves out.',
      ),
    },
    decide(facts, { state, enforced }) {
      const { enabled, origin, reason } = facts.analytics;
      if (enabled === null) return notKnown(reason);
      const evidence = checkMessage('check.analytics', { reason });
      const isSet = origin.layer !== 'default' && origin.layer !== 'packaged';
      const isMeant = state === 'decided' ? isSet : enabled === (state === 'on');
      if (!isMeant) {
        const remedy = enforced ? manageRemedy(facts, SWITCH) : changeRemedy(facts, origin, SWITCH);
        return failed(evidence, remedy, causeOf(origin));
      }
      if (enforced && !isManaged(origin)) {
        const overridable = checkMessage('check.analytics.overridable', { reason });
        return failed(overridable, manageRemedy(facts, SWITCH), causeOf(origin));
      }
      return passed(evidence);
    },
    enforce({ state }) {
      const table = { analytics: { enabled: state === 'on' } };
      return {
        managed: table,
        user: table,
        notEnforced: [{ key: 'analytics.enabled', reason: checkMessage('check.analytics.not-enforced') }],
      };
    },
  }),
  defineRule({
    id: 'analytics-project',
    area: 'data',
    about: 'No trusted repository switches analytics on again.',
    level: 'error',
    controls: { soc2: ['C1.1', 'CC6.7'], iso27001: ['A.5.34', 'A.8.12'], nistCsf: ['PR.DS-02'] },
    fields: {},
    needs: ['trusted'],
    decide(facts) {
      const { origin } = resolvedValue(facts.resolved, SWITCH);
      if (isManaged(origin)) return passed(checkMessage('check.analytics-project.managed'));
      const { trusted } = facts;
      const found = trusted.find(({ analytics }) => analytics?.enabled === true)?.analytics;
      if (found) {
        const { file, line } = found;
        return failed(
          checkMessage('check.analytics-project.on', { file }),
          checkMessage('check.remedy.remove', { key: 'analytics.enabled', file, line }),
          { file, line },
        );
      }
      // Of the layers in use the folder's own may be trusted by another word than its own path.
      if (origin.layer === 'project' && facts.analytics.enabled === true) {
        const cause = causeOf(origin);
        const file = cause?.file ?? '';
        return failed(
          checkMessage('check.analytics-project.on', { file }),
          checkMessage('check.remedy.remove', { key: 'analytics.enabled', file, line: cause?.line ?? null }),
          cause,
        );
      }
      const broken = trusted.find(({ isBroken }) => isBroken);
      if (broken) return notKnown(checkMessage('check.folder-unread', { folder: broken.folder }));
      return passed(checkMessage('check.analytics-project.none', { folders: trusted.length }));
    },
    enforce: () => ({ managed: { analytics: { enabled: false } } }),
  }),
  defineRule({
    id: 'prompt-logging',
    area: 'data',
    about: 'Prompts and final answers are not written into exported logs.',
    level: 'error',
    controls: { soc2: ['C1.1', 'CC6.7'], iso27001: ['A.5.34', 'A.8.12'], nistCsf: ['PR.DS-02'] },
    fields: {
      enforced: enforcedField(
        `Requirements or a managed file must decide it; requirements from Codex ${OTEL_REQUIREMENTS_SINCE} on.`,
      ),
    },
    keys: [PROMPTS, RESPONSES],
    decide(facts, { enforced }) {
      for (const path of [PROMPTS, RESPONSES]) {
        const { said, words, origin } = valueSaid(facts, path, ['false']);
        const remedy = () => settleRemedy(facts, enforced, origin, path);
        if (words.includes('true'))
          return failed(checkMessage('check.plain', { said }), remedy(), causeOf(origin));
        if (enforced && path === PROMPTS && !isManaged(origin)) {
          return failed(checkMessage('check.not-enforced', { said }), remedy(), causeOf(origin));
        }
      }
      return passed(checkMessage('check.plain', { said: valueSaid(facts, PROMPTS, ['false']).said }));
    },
    enforce(_options, version) {
      const table = { otel: { log_user_prompt: false, log_agent_responses: false } };
      return isAtLeast(version, OTEL_REQUIREMENTS_SINCE)
        ? { requirements: table, user: table }
        : {
            managed: table,
            user: table,
            notEnforced: [
              {
                key: 'otel.log_user_prompt',
                reason: checkMessage('check.otel.since', { version: OTEL_REQUIREMENTS_SINCE }),
              },
            ],
          };
    },
  }),
  defineRule({
    id: 'tool-content',
    area: 'data',
    about:
      'Arguments and output of tool calls, which go along with exported logs, are accepted or kept back.',
    level: 'warning',
    controls: { soc2: ['C1.1'], iso27001: ['A.5.34', 'A.8.12'], nistCsf: ['PR.DS-02'] },
    fields: {
      accepted: {
        is: 'boolean',
        default: false,
        about:
          'true: they may go to the collector. false: logs must not be exported, since no setting keeps them out.',
      },
    },
    keys: [['otel', 'exporter']],
    decide(facts, { accepted }) {
      const { exporter, setting } = signalExporter(facts.resolved, 'logs');
      if (exporter.kind === 'none') return passed(checkMessage('check.tool-content.none'));
      if (exporter.kind === 'invalid')
        return notKnown(checkMessage('check.exporter-invalid', { signal: 'logs' }));
      if (accepted) return passed(checkMessage('check.tool-content.accepted'));
      return failedByValue(
        facts,
        setting.origin,
        ['otel', 'exporter'],
        checkMessage('check.tool-content.sent'),
      );
    },
  }),
];
