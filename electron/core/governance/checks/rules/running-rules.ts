import { checkRunningMessage } from '../../../../shared/messages/en/governance/check-running.ts';
import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { originOf } from '../../../config/layers/layer.ts';
import { saidBy } from '../../../config/layers/layer-name.ts';
import { isTable, type TomlTable, type TomlValue } from '../../../config/toml/toml.ts';
import { enforcedField } from '../../policy/field.ts';
import { hookState } from '../../posture/entries/hook-state.ts';
import { causeOf } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { isManaged, requirementOrigin } from '../said.ts';
import { shown, shownNames } from '../shown.ts';
import { failed, failedByRequirements, failedByValue, notKnown, passed } from '../verdict.ts';

const MANAGED_HOOKS = ['allow_managed_hooks_only'];

/** States in which Codex skips a hook that somebody set up to run. */
const skipped: readonly string[] = ['untrusted', 'modified', 'disabled', 'not-supported'];

/** Rules about what runs beside the model: hooks, and Codex processes without protection. */
export const runningRules: readonly CheckRule[] = [
  defineRule({
    id: 'hooks',
    area: 'monitoring',
    about: "Only the organisation's own hooks run: a hook is a command that runs by itself.",
    level: 'error',
    controls: { soc2: ['CC6.8'], iso27001: ['A.8.19'], nistCsf: ['PR.PS-05'] },
    fields: {
      enforced: enforcedField(
        'Requirements must say allow_managed_hooks_only = true. Else it is enough that there are no others.',
      ),
    },
    keys: [['hooks']],
    decide(facts, { enforced }) {
      const origin = requirementOrigin(facts, MANAGED_HOOKS);
      if (facts.required.allow_managed_hooks_only === true && origin !== null) {
        return passed(checkMessage('check.hooks.managed', { by: saidBy(origin) }));
      }
      if (enforced) {
        return failedByRequirements(facts, origin, MANAGED_HOOKS, checkMessage('check.hooks.not-enforced'));
      }
      for (const { layer, table, inForce } of facts.resolved.layersInOrder) {
        if (!inForce || isManaged(layer.origin) || layer.origin.layer === 'cloud') continue;
        const events = hookEvents(table.hooks);
        const [event] = events;
        if (event === undefined) continue;
        const at = originOf(layer, ['hooks', event]);
        return failedByValue(
          facts,
          at,
          ['hooks', event],
          checkMessage('check.hooks.own', { events: shownNames(events) }),
        );
      }
      return passed(checkMessage('check.hooks.none'));
    },
    enforce: () => ({ requirements: { allow_managed_hooks_only: true } }),
  }),
  defineRule({
    id: 'hook-trust',
    area: 'monitoring',
    about: 'Every hook that is set up runs: Codex skips one that is not trusted in silence.',
    level: 'warning',
    controls: { soc2: ['CC7.1'], iso27001: ['A.8.16', 'A.8.19'], nistCsf: ['DE.CM-09', 'PR.PS-05'] },
    fields: {},
    needs: ['hooks'],
    keys: [['hooks']],
    decide(facts) {
      const { hooks, unreadable } = facts.hooks;
      const used = hooks.filter(({ read }) => read).map((hook) => ({ hook, ...hookState(facts, hook) }));
      const dead = used.find(({ state }) => skipped.includes(state));
      if (dead !== undefined) {
        const { hook, note } = dead;
        const cause = hook.origin === null ? null : causeOf(hook.origin);
        return failed(
          checkRunningMessage('check-running.hook.skipped', {
            event: hook.event,
            file: hook.file,
            reason: note,
          }),
          checkRunningMessage('check-running.hook.trust', { file: hook.file }),
          cause ?? { file: hook.file, line: null },
        );
      }
      const [file] = unreadable;
      if (file !== undefined) return notKnown(checkRunningMessage('check-running.hook.unread', { file }));
      const open = used.find(({ state }) => state === 'not-known');
      if (open !== undefined) {
        return notKnown(
          checkRunningMessage('check-running.hook.open', {
            plugin: shown(open.hook.plugin ?? open.hook.file),
          }),
        );
      }
      const running = used.filter(({ runs }) => runs === true).length;
      return passed(checkRunningMessage('check-running.hook.fine', { hooks: running }));
    },
  }),
  defineRule({
    id: 'bypass-processes',
    area: 'execution',
    about: 'No running Codex was started with an option that takes its protection away.',
    level: 'error',
    controls: { soc2: ['CC6.8', 'CC7.2'], iso27001: ['A.8.2', 'A.8.16'], nistCsf: ['DE.CM-09', 'PR.AA-05'] },
    fields: {},
    needs: ['processes'],
    decide({ processes }) {
      if (processes === null) return notKnown(checkRunningMessage('check-running.process.unlisted'));
      const found = processes.filter(({ bypasses }) => (bypasses ?? []).length > 0);
      if (found.length > 0) {
        const pids = found.map(({ pid }) => String(pid));
        const without = [...new Set(found.flatMap(({ bypasses }) => bypasses ?? []))];
        return failed(
          checkRunningMessage('check-running.process.bypass', { pids: shownNames(pids), without }),
          checkRunningMessage('check-running.process.restart', { pids: shownNames(pids) }),
        );
      }
      const open = processes.filter(({ bypasses }) => bypasses == null).length;
      if (open > 0) return notKnown(checkRunningMessage('check-running.process.open', { processes: open }));
      return passed(checkRunningMessage('check-running.process.fine', { processes: processes.length }));
    },
    // Codex refuses the option where requirements leave full access out.
    enforce: () => ({ requirements: { allowed_sandbox_modes: ['read-only', 'workspace-write'] } }),
  }),
];

/** Events with at least one hook; `state` holds which hooks are trusted. */
function hookEvents(hooks: TomlValue | undefined): string[] {
  const table: TomlTable = isTable(hooks) ? hooks : {};
  return Object.entries(table).flatMap(([event, list]) =>
    Array.isArray(list) && list.length > 0 ? [event] : [],
  );
}
