import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { originOf } from '../../../config/layers/layer.ts';
import { saidBy } from '../../../config/layers/layer-name.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import { isTable, type TomlValue } from '../../../config/toml/toml.ts';
import { enforcedField } from '../../policy/field.ts';
import { isFolderWithin, isNameAllowed } from '../patterns.ts';
import { causeOf, changeRemedy, requireRemedy } from '../remedy.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import { isManaged, requirementOrigin } from '../said.ts';
import { shown, shownNames } from '../shown.ts';
import { failed, failedByRequirements, failedByValue, passed, unknownBy } from '../verdict.ts';

const SERVERS = ['mcp_servers'];

const controls = {
  soc2: ['CC6.8', 'CC9.2'],
  iso27001: ['A.5.21', 'A.8.19'],
  nistCsf: ['GV.SC-04', 'PR.PS-05'],
};

/** Rules about what is added to Codex: servers, hooks, features, and folders whose files it uses. */
export const extensionRules: readonly CheckRule[] = [
  defineRule({
    id: 'mcp-servers',
    area: 'extensions',
    about: 'Only allowed MCP servers are set up.',
    level: 'error',
    controls,
    fields: {
      allowed: {
        is: 'texts',
        default: [],
        about: 'Names of servers; * stands for any part of a name. None: no server.',
      },
      enforced: enforcedField('Requirements must list the servers, so that Codex starts no other.'),
    },
    keys: [SERVERS],
    decide(facts, { allowed, enforced }) {
      const required = requirementOrigin(facts, SERVERS);
      const listed = isTable(facts.required.mcp_servers) ? Object.keys(facts.required.mcp_servers) : [];
      if (enforced && required === null) {
        return failed(checkMessage('check.servers.not-enforced'), requireRemedy(facts, SERVERS));
      }
      const tooMany = listed.find((name) => !isNameAllowed(name, allowed));
      if (required !== null && tooMany !== undefined) {
        return failedByValue(
          facts,
          required,
          [...SERVERS, tooMany],
          checkMessage('check.servers.listed', { name: shown(tooMany) }),
        );
      }
      const names = enabledIn(facts.resolved.effective.mcp_servers)
        // What requirements do not list is set up and does not start.
        .filter((name) => required === null || listed.includes(name));
      const other = names.find((name) => !isNameAllowed(name, allowed));
      if (other !== undefined) {
        const layer = facts.resolved.layersInOrder.find(({ table, inForce }) => {
          const servers = table.mcp_servers;
          return inForce && isTable(servers) && Object.hasOwn(servers, other);
        });
        const origin = layer === undefined ? null : originOf(layer.layer, [...SERVERS, other]);
        return failed(
          checkMessage('check.servers.other', { name: shown(other) }),
          origin === null ? requireRemedy(facts, SERVERS) : changeRemedy(facts, origin, [...SERVERS, other]),
          causeOf(origin),
        );
      }
      if (names.length > 0)
        return passed(checkMessage('check.servers.allowed', { names: shownNames(names) }));
      return passed(
        required === null
          ? checkMessage('check.servers.none')
          : checkMessage('check.servers.closed', { by: saidBy(required) }),
      );
    },
    enforce: ({ allowed }) =>
      allowed.length === 0
        ? { requirements: { mcp_servers: {} } }
        : {
            notEnforced: [{ key: 'mcp_servers', reason: checkMessage('check.servers.identity') }],
          },
  }),
  defineRule({
    id: 'features',
    area: 'extensions',
    about: 'Requirements switch these features off.',
    level: 'warning',
    controls: { soc2: ['CC6.8'], iso27001: ['A.8.9', 'A.8.19'], nistCsf: ['PR.PS-01'] },
    fields: {
      off: { is: 'texts', default: [], about: 'Names below [features], such as "browser_use".' },
    },
    decide(facts, { off }) {
      const unknown = unknownBy(
        facts,
        off.map((name) => ['features', name]),
      );
      if (unknown !== null) return unknown;
      for (const name of off) {
        const path = ['features', name];
        const { value, origin } = resolvedValue(facts.resolved, path);
        if (value === false && isManaged(origin)) continue;
        return failedByRequirements(
          facts,
          origin,
          path,
          checkMessage('check.features.open', { name: shown(name), on: value === true }),
        );
      }
      return passed(checkMessage('check.features.off', { names: shownNames(off) }));
    },
    enforce: ({ off }) =>
      off.length === 0
        ? {}
        : { requirements: { features: Object.fromEntries(off.map((name) => [name, false])) } },
  }),
  defineRule({
    id: 'trusted-folders',
    area: 'execution',
    about:
      'Only allowed folders are trusted, and none that is too wide: the files of a trusted folder set up Codex.',
    level: 'error',
    controls: { soc2: ['CC6.1', 'CC6.8'], iso27001: ['A.8.4', 'A.8.9'], nistCsf: ['PR.AA-05', 'PR.PS-05'] },
    fields: {
      within: {
        is: 'texts',
        default: [],
        about: 'Folders such as "~/work". None: any but a home folder or the root.',
      },
    },
    needs: ['trusted'],
    keys: [['projects']],
    decide(facts, { within }) {
      const { trusted, homeDir } = facts;
      const wide = trusted.find(({ tooWide }) => tooWide);
      const outside =
        within.length === 0
          ? undefined
          : trusted.find(({ folder }) => !isFolderWithin(folder, within, homeDir));
      const found = wide ?? outside;
      if (found === undefined) return passed(checkMessage('check.trusted.fine', { folders: trusted.length }));
      const { folder, origin } = found;
      const cause = causeOf(origin);
      return failed(
        wide
          ? checkMessage('check.trusted.wide', { folder })
          : checkMessage('check.trusted.outside', { folder }),
        checkMessage('check.remedy.untrust', {
          folder,
          file: cause?.file ?? facts.files.user,
          line: cause?.line ?? null,
        }),
        cause,
      );
    },
  }),
];

function enabledIn(servers: TomlValue | undefined): string[] {
  return Object.entries(isTable(servers) ? servers : {}).flatMap(([name, server]) =>
    isTable(server) && server.enabled !== false && server.disabled !== true ? [name] : [],
  );
}
