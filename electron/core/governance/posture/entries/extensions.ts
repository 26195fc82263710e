import features from '../../../../shared/codex/codex-features.json' with { type: 'json' };
import type { PostureEntry, PostureItem } from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { uncertaintyOfAll } from '../../../config/certainty.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import { isTable } from '../../../config/toml/toml.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { hookState } from './hook-state.ts';
import { item, seen } from './item.ts';
import { entry, requirementEntry, settingEntry, withDoubt } from './setting-entry.ts';

/** What is added to Codex, and what it runs by itself. */
export function extensionEntries(facts: PostureFacts): PostureEntry[] {
  return [
    serversEntry(facts),
    serverListEntry(facts),
    hooksEntry(facts),
    skillsEntry(facts),
    pluginsEntry(facts),
    pluginListEntry(facts),
    settingEntry(facts, 'extensions.apps', ['apps', '_default', 'enabled'], unset),
    commandsEntry(facts),
    notifyEntry(facts),
    featuresEntry(facts),
  ];
}

const unset = (value: unknown): Message | null =>
  value === null ? postureMessage('posture.no-layer') : null;

const whenNone = (items: readonly PostureItem[], note: Message): Message | null =>
  items.length === 0 ? note : null;

function serversEntry(facts: PostureFacts): PostureEntry {
  const notes = {
    overruled: postureMessage('posture.server.overruled'),
    blocked: postureMessage('posture.server.blocked'),
    'not-used': postureMessage('posture.server.not-used'),
    enabled: null,
    disabled: null,
  };
  const items = facts.servers.map(({ name, kind, identity, origin, sha256, state }) => {
    const content = seen(facts, 'server', name, sha256);
    return item({ name, kind, identity, origin, ...content, state, note: notes[state] });
  });
  const value = items.filter(({ state }) => state === 'enabled').length;
  const note = whenNone(items, postureMessage('posture.servers.none'));
  return withDoubt(
    facts.resolved,
    [['mcp_servers']],
    entry('extensions.mcp-servers', { value, note, items }),
  );
}

function serverListEntry(facts: PostureFacts): PostureEntry {
  const made = requirementEntry(facts, 'extensions.mcp-allow-list', ['mcp_servers'], (value) => {
    if (value === null) return postureMessage('posture.servers.any');
    const count = namesOf(value).length;
    return count === 0
      ? postureMessage('posture.servers.no-server')
      : postureMessage('posture.servers.by-identity', { count });
  });
  return { ...made, value: made.value === null ? null : namesOf(made.value) };
}

function namesOf(value: unknown): string[] {
  return isTable(value) ? Object.keys(value) : [];
}

function hooksEntry(facts: PostureFacts): PostureEntry {
  const { resolved, hooks } = facts;
  const uncertainty = uncertaintyOfAll(resolved, [['hooks'], ['features']]);
  const items = hooks.hooks.map((hook): PostureItem => {
    const { state, note } = hookState(facts, hook);
    const content = seen(facts, 'hook', hook.key, hook.hash);
    return item({
      name: hook.event,
      kind: hook.kind,
      identity: hook.identity,
      file: hook.file,
      origin: hook.origin,
      ...content,
      sha256: content.sha256?.replace(/^sha256:/, '') ?? null,
      ...(uncertainty === null
        ? { state, note }
        : {
            state: 'not-known',
            note: postureMessage('posture.not-known', { reason: uncertainty.reason }),
          }),
    });
  });
  const runs = hooks.hooks.filter((hook) => hookState(facts, hook).runs === true).length;
  const isOff = resolvedValue(resolved, ['features', 'hooks']).value === false;
  const note = isOff
    ? postureMessage('posture.hooks.off')
    : whenNone(items, postureMessage('posture.hooks.none'));
  return entry('extensions.hooks', { value: uncertainty === null ? runs : null, note, items });
}

function skillsEntry(facts: PostureFacts): PostureEntry {
  const items = facts.skills.map(({ name, scope, file, enabled, sha256 }) => {
    const content = seen(facts, 'skill', file, sha256);
    return item({ name, kind: scope, file, ...content, state: enabled ? 'enabled' : 'disabled' });
  });
  const value = items.filter(({ state }) => state === 'enabled').length;
  const note = whenNone(items, postureMessage('posture.skills.none'));
  return entry('extensions.skills', { value, note, items });
}

function pluginsEntry(facts: PostureFacts): PostureEntry {
  const items = facts.plugins.map(({ id, folder, version, enabled, origin, sha256 }): PostureItem => {
    const content = seen(facts, 'plugin', id, sha256);
    const isInstalled = folder !== null;
    return item({
      name: id,
      kind: 'plugin',
      identity: version,
      file: folder,
      origin,
      ...content,
      state: !isInstalled ? 'not-installed' : enabled === true ? 'enabled' : 'disabled',
      note: !isInstalled
        ? postureMessage('posture.plugin.not-installed')
        : enabled === null
          ? postureMessage('posture.plugin.not-named')
          : null,
    });
  });
  const value = items.filter(({ state }) => state === 'enabled').length;
  const note = whenNone(items, postureMessage('posture.plugins.none'));
  return entry('extensions.plugins', { value, note, items });
}

function pluginListEntry(facts: PostureFacts): PostureEntry {
  const made = requirementEntry(facts, 'extensions.plugin-allow-list', ['plugins'], (value) => {
    if (value === null) return postureMessage('posture.plugins.any');
    return namesOf(value).length === 0 ? postureMessage('posture.plugins.list-ignored') : null;
  });
  return { ...made, value: made.value === null ? null : namesOf(made.value) };
}

function commandsEntry(facts: PostureFacts): PostureEntry {
  const items = facts.commands.map(({ key, when, program, origin, sha256 }) =>
    item({
      name: key,
      kind: when,
      identity: program,
      origin,
      sha256,
      note:
        when === 'at-start'
          ? postureMessage('posture.command.at-start')
          : postureMessage('posture.command.in-session'),
    }),
  );
  const note = whenNone(items, postureMessage('posture.commands.none'));
  return withDoubt(
    facts.resolved,
    [['otel'], ['model_providers'], ['mcp_servers']],
    entry('extensions.start-commands', { value: items.length, note, items }),
  );
}

function notifyEntry(facts: PostureFacts): PostureEntry {
  const made = settingEntry(facts, 'extensions.notify', ['notify'], (value) =>
    value === null ? postureMessage('posture.no-layer') : postureMessage('posture.notify'),
  );
  return facts.notify === null || made.value === null ? made : { ...made, value: facts.notify };
}

/** Features that are on though Codex calls them unfinished. */
function featuresEntry({ resolved }: PostureFacts): PostureEntry {
  const stages: Readonly<Record<string, string>> = features.stages;
  const set = resolvedValue(resolved, ['features']).value;
  const items = Object.entries(isTable(set) ? set : {}).flatMap(([name, value]): PostureItem[] => {
    const stage = Object.hasOwn(stages, name) ? stages[name] : undefined;
    const isOn = value === true || (isTable(value) && value.enabled === true);
    if (stage === undefined || !isOn) return [];
    const { origin } = resolvedValue(resolved, ['features', name]);
    const note = postureMessage('posture.feature.stage', { stage });
    return [item({ name, kind: stage, state: 'enabled', origin, note })];
  });
  const note = whenNone(items, postureMessage('posture.features.none'));
  return withDoubt(
    resolved,
    [['features']],
    entry('extensions.features', { value: items.length, note, items }),
  );
}
