import { checkMessage } from '../../../../shared/messages/en/governance/checks.ts';
import { originOf } from '../../../config/layers/layer.ts';
import { saidBy } from '../../../config/layers/layer-name.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import { isTable, type TomlTable, type TomlValue } from '../../../config/toml/toml.ts';
import { isFolderWithin, isNameAllowed } from '../patterns.ts';
import { type CheckRule, defineRule } from '../rule.ts';
import {
  causeOf,
  changeRemedy,
  failed,
  isManaged,
  passed,
  requirementOrigin,
  requireRemedy,
  shown,
  shownNames,
  unknownBy,
} from '../verdict.ts';

const SERVERS = ['mcp_servers'];
const MANAGED_HOOKS = ['allow_managed_hooks_only'];

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
      enforced: {
        is: 'boolean',
        default: false,
        about: 'Requirements must list the servers, so that Codex starts no other.',
      },
    },
    decide(facts, { allowed, enforced }) {
      const unknown = unknownBy(facts, [SERVERS]);
      if (unknown !== null) return unknown;
      const required = requirementOrigin(facts, SERVERS);
      const listed = isTable(facts.required.mcp_servers) ? Object.keys(facts.required.mcp_servers) : [];
      if (enforced && required === null) {
        return failed(checkMessage('check.servers.not-enforced'), requireRemedy(facts, SERVERS));
      }
      const tooMany = listed.find((name) => !isNameAllowed(name, allowed));
      if (required !== null && tooMany !== undefined) {
        return failed(
          checkMessage('check.servers.listed', { name: shown(tooMany) }),
          changeRemedy(facts, required, [...SERVERS, tooMany]),
          causeOf(required),
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
          origin === null ? null : causeOf(origin),
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
    id: 'hooks',
    area: 'monitoring',
    about: "Only the organisation's own hooks run: a hook is a command that runs by itself.",
    level: 'error',
    controls: { soc2: ['CC6.8'], iso27001: ['A.8.19'], nistCsf: ['PR.PS-05'] },
    fields: {
      enforced: {
        is: 'boolean',
        default: false,
        about:
          'Requirements must say allow_managed_hooks_only = true. Else it is enough that there are no others.',
      },
    },
    decide(facts, { enforced }) {
      const unknown = unknownBy(facts, [['hooks']]);
      if (unknown !== null) return unknown;
      const origin = requirementOrigin(facts, MANAGED_HOOKS);
      if (facts.required.allow_managed_hooks_only === true && origin !== null) {
        return passed(checkMessage('check.hooks.managed', { by: saidBy(origin) }));
      }
      if (enforced) {
        return failed(
          checkMessage('check.hooks.not-enforced'),
          requireRemedy(facts, MANAGED_HOOKS),
          origin && causeOf(origin),
        );
      }
      for (const { layer, table, inForce } of facts.resolved.layersInOrder) {
        if (!inForce || isManaged(layer.origin) || layer.origin.layer === 'cloud') continue;
        const events = hookEvents(table.hooks);
        const [event] = events;
        if (event === undefined) continue;
        const at = originOf(layer, ['hooks', event]);
        return failed(
          checkMessage('check.hooks.own', { events: shownNames(events) }),
          changeRemedy(facts, at, ['hooks', event]),
          causeOf(at),
        );
      }
      return passed(checkMessage('check.hooks.none'));
    },
    enforce: () => ({ requirements: { allow_managed_hooks_only: true } }),
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
        return failed(
          checkMessage('check.features.open', { name: shown(name), on: value === true }),
          requireRemedy(facts, path),
          causeOf(origin),
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
    decide(facts, { within }) {
      const unknown = unknownBy(facts, [['projects']]);
      if (unknown !== null) return unknown;
      const { trusted, homeDir } = facts;
      const wide = trusted.find(({ path }) => isTooWide(path, homeDir));
      const outside =
        within.length === 0 ? undefined : trusted.find(({ path }) => !isFolderWithin(path, within, homeDir));
      const found = wide ?? outside;
      if (found === undefined) return passed(checkMessage('check.trusted.fine', { folders: trusted.length }));
      const { path: folder, file, line } = found;
      return failed(
        wide
          ? checkMessage('check.trusted.wide', { folder })
          : checkMessage('check.trusted.outside', { folder }),
        checkMessage('check.remedy.untrust', { folder, file: file ?? facts.files.user, line }),
        file === null ? null : { file, line },
      );
    },
  }),
];

function enabledIn(servers: TomlValue | undefined): string[] {
  return Object.entries(isTable(servers) ? servers : {}).flatMap(([name, server]) =>
    isTable(server) && server.enabled !== false && server.disabled !== true ? [name] : [],
  );
}

/** Events with at least one hook; `state` holds which hooks are trusted. */
function hookEvents(hooks: TomlValue | undefined): string[] {
  const table: TomlTable = isTable(hooks) ? hooks : {};
  return Object.entries(table).flatMap(([event, list]) =>
    Array.isArray(list) && list.length > 0 ? [event] : [],
  );
}

/** The root, a folder of users, or a whole home folder. */
function isTooWide(folder: string, homeDir: string): boolean {
  const path = folder.replaceAll('\\', '/').replace(/(.)\/+$/, '$1');
  const home = homeDir.replaceAll('\\', '/').replace(/(.)\/+$/, '$1');
  return path === home || home.startsWith(`${path === '/' ? '' : path}/`) || /^(?:[A-Za-z]:\/?)?$/.test(path);
}
