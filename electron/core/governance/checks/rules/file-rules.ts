import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { verbatim } from '../../../../shared/messages/en/words.ts';
import { originOf } from '../../../config/layers/layer.ts';
import { layerName } from '../../../config/layers/layer-name.ts';
import { configRule } from '../../../config/schema/codex-schema.ts';
import { ignoredPaths } from '../../../config/schema/known-key.ts';
import { dottedKey } from '../../../config/toml/toml.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { shownNames } from '../shown.ts';
import { failed, failedByBroken, notKnown, passed, unknownBy } from '../verdict.ts';

/** Rules about the configuration files themselves. */
export const fileRules: readonly CheckRule[] = [
  defineRule({
    id: 'config-valid',
    area: 'devices',
    about: 'Every configuration file is valid: with a broken one Codex runs on defaults, or not at all.',
    level: 'error',
    controls: { soc2: ['CC7.1', 'CC8.1'], iso27001: ['A.8.9'], nistCsf: ['PR.PS-01'] },
    fields: {},
    decide({ stack, resolved }) {
      const { invalid } = resolved;
      // What is in a project that is not trusted does not matter.
      const all = [...stack.layers, ...stack.requirements].filter(
        ({ disabledReason }) => disabledReason === null,
      );
      if (invalid !== null) {
        const { file, line, reason } = invalid;
        const cause = file === null ? null : { file, line };
        const remedy =
          cause === null ? checkMessage('check.remedy.conflict') : checkMessage('check.remedy.mend', cause);
        return failed(checkMessage('check.config.invalid', { reason }), remedy, cause);
      }
      const broken = failedByBroken(all);
      if (broken !== null) return broken;
      const unread = all.find(({ error }) => error !== null)?.error;
      if (unread)
        return notKnown(
          checkMessage('check.file-unread', { file: unread.file, why: unread.why ?? verbatim('') }),
        );
      const files = all.filter(({ exists, origin }) => exists && origin.layer !== 'packaged').length;
      return passed(checkMessage('check.config.valid', { files }));
    },
  }),
  defineRule({
    id: 'unknown-keys',
    area: 'devices',
    about: 'No file has a key that Codex ignores: what it was meant to do does not happen.',
    level: 'warning',
    controls: { soc2: ['CC8.1'], iso27001: ['A.8.9'], nistCsf: ['PR.PS-01'] },
    fields: {},
    decide({ stack }) {
      const { codexVersion } = stack;
      const rule = configRule(codexVersion);
      for (const layer of stack.layers) {
        const { origin, disabledReason, table } = layer;
        if (disabledReason !== null || origin.layer === 'packaged') continue;
        const ignored = [...ignoredPaths(table, rule).map(dottedKey), ...layer.droppedKeys];
        const [first] = ignoredPaths(table, rule);
        if (ignored.length === 0) continue;
        const file = origin.file ?? '';
        const line = first === undefined ? null : (originOf(layer, first).line ?? null);
        return failed(
          checkMessage('check.keys.ignored', { layer: layerName(origin), keys: shownNames(ignored) }),
          checkMessage('check.remedy.remove', { key: shownNames(ignored)[0] ?? '', file, line }),
          { file, line },
        );
      }
      return passed(checkMessage('check.keys.known'));
    },
  }),
  defineRule({
    id: 'managed-files',
    area: 'devices',
    about: 'The user cannot write the files that the organisation manages, nor put others in their place.',
    level: 'error',
    controls: { soc2: ['CC6.1', 'CC6.8'], iso27001: ['A.8.2', 'A.8.9'], nistCsf: ['PR.AA-05', 'PR.PS-01'] },
    fields: {},
    needs: ['managed'],
    decide({ managed }) {
      const writable = managed.find(({ isWritable }) => isWritable === true);
      if (writable) {
        const { file, exists } = writable;
        return failed(
          exists
            ? checkMessage('check.managed.writable', { file })
            : checkMessage('check.managed.makeable', { file }),
          checkMessage('check.remedy.root', { file }),
          { file, line: null },
        );
      }
      const open = managed.find(({ isWritable }) => isWritable === null);
      if (open) return notKnown(checkMessage('check.managed.windows'));
      return passed(checkMessage('check.managed.closed', { files: managed.map(({ file }) => file) }));
    },
  }),
  defineRule({
    id: 'secret-files',
    area: 'credentials',
    about: 'No file with a credential can be read by other users, and no repository carries one.',
    level: 'error',
    controls: { soc2: ['CC6.1'], iso27001: ['A.5.17', 'A.8.3'], nistCsf: ['PR.AA-05', 'PR.DS-01'] },
    fields: {},
    needs: ['secrets'],
    decide(facts) {
      const { secrets } = facts;
      const open = secrets.find(({ isOpenToOthers, isTracked }) => isOpenToOthers === true || isTracked);
      if (open) {
        const { file, line, key, isTracked } = open;
        const named = key === null ? null : (shownNames([key])[0] ?? null);
        return failed(
          isTracked
            ? checkMessage('check.secret.tracked', { file, key: named })
            : checkMessage('check.secret.open', { file, key: named }),
          isTracked
            ? checkMessage('check.remedy.untrack', { file })
            : checkMessage('check.remedy.mode', { file }),
          { file, line },
        );
      }
      const unknown = unknownBy(facts, [['mcp_servers']]);
      if (unknown !== null) return unknown;
      if (secrets.some(({ isOpenToOthers }) => isOpenToOthers === null)) {
        return notKnown(checkMessage('check.secret.access-unread'));
      }
      return passed(
        checkMessage('check.secret.closed', { files: new Set(secrets.map(({ file }) => file)).size }),
      );
    },
  }),
];
