import { guardHookMessage } from '../../../shared/messages/en/governance/guard-hook.ts';
import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { isTable, parseToml, type TomlTable, type TomlValue } from '../../config/toml/toml.ts';
import { lineEnd } from '../../privacy/edit/plan-edit.ts';
import { sameToml } from '../../privacy/edit/same-toml.ts';
import { applySplice, type Splice } from '../../privacy/edit/splice.ts';
import { isGuardCommand } from './hook-command.ts';

/** Codex waits so long for the answer, in seconds, and then lets the prompt pass (seen with 0.171.0). */
const TIMEOUT_S = 60;

/** What writing the hook into a config.toml, or taking it out, does to the text. */
export type BlockPlan =
  | { readonly state: 'same' }
  | {
      readonly state: 'edit';
      readonly text: string;
      readonly splice: Splice;
      /** How many hooks after it move up, by which Codex loses their trust. */
      readonly moved: number;
    }
  /** `paste`: the lines to write by hand, without a line end; null where there are none to write. */
  | { readonly state: 'unsafe'; readonly reason: Message; readonly paste: string | null };

/** Where a guard stands among the hooks of a prompt, from 0, and its command. */
export interface FoundGuard {
  readonly at: number;
  readonly command: string;
}

/** The handler as a file says it, of which Codex computes the hash that it trusts. */
export function guardHandler(command: string): TomlTable {
  return { type: 'command', command, timeout: BigInt(TIMEOUT_S), statusMessage: STATUS };
}

const STATUS = 'Checking the budget';

/** The lines of the hook, without a line end. */
export function guardLines(command: string, eol = '\n'): string {
  return [
    '# Budget guard of Codex Glance: "codex-glance guard uninstall" removes it.',
    '[[hooks.UserPromptSubmit]]',
    '[[hooks.UserPromptSubmit.hooks]]',
    'type = "command"',
    `command = ${JSON.stringify(command).replaceAll('\u007f', '\\u007f')}`,
    `timeout = ${TIMEOUT_S}`,
    `statusMessage = "${STATUS}"`,
  ].join(eol);
}

/** Finds the guards of a text; none where it is no TOML. */
export function findGuards(text: string): FoundGuard[] {
  const parsed = parseToml(text);
  return parsed.ok ? guardsIn(parsed.table) : [];
}

function guardsIn(table: TomlTable): FoundGuard[] {
  return groupsIn(table).flatMap((group, at) => {
    const handlers = isTable(group) && Array.isArray(group.hooks) ? group.hooks : [];
    return handlers.flatMap((handler: TomlValue) => {
      const command = isTable(handler) ? handler.command : undefined;
      return typeof command === 'string' && isGuardCommand(command) ? [{ at, command }] : [];
    });
  });
}

function groupsIn({ hooks }: TomlTable): readonly TomlValue[] {
  const groups = isTable(hooks) ? hooks.UserPromptSubmit : undefined;
  return Array.isArray(groups) ? groups : [];
}

/**
 * Plans the hook with a command: behind all else, or in place of the one that is there, so that no other hook
 * moves. The result is proved: a parser must see this change and no other. Pure.
 */
export function planInstall(text: string, command: string): BlockPlan {
  const parsed = parseToml(text);
  const paste = guardLines(command);
  if (!parsed.ok) {
    return { state: 'unsafe', reason: editMessage('edit.not-toml', { line: parsed.line }), paste };
  }
  const found = guardsIn(parsed.table);
  const [own] = found;
  if (found.length > 1) return { state: 'unsafe', reason: guardHookMessage('guard-hook.twice'), paste: null };
  if (own?.command === command) return { state: 'same' };
  const splice = own === undefined ? atEnd(text, command) : replacement(text, own, command);
  const group: TomlTable = { hooks: [guardHandler(command)] };
  const groups = groupsIn(parsed.table);
  const after = own === undefined ? [...groups, group] : groups.with(own.at, group);
  const edited = splice && proved(text, splice, withGroups(parsed.table, after));
  if (splice !== null && edited !== null) return { state: 'edit', text: edited, splice, moved: 0 };
  const reason =
    own === undefined ? guardHookMessage('guard-hook.other-form') : guardHookMessage('guard-hook.changed');
  return { state: 'unsafe', reason, paste };
}

/** Plans to take the hook out, with the blank line that was put before it. Proved as the way in is. Pure. */
export function planUninstall(text: string): BlockPlan {
  const parsed = parseToml(text);
  if (!parsed.ok) {
    const reason = guardHookMessage('guard-hook.not-toml', { line: parsed.line });
    return { state: 'unsafe', reason, paste: null };
  }
  const found = guardsIn(parsed.table);
  const [own] = found;
  if (own === undefined) return { state: 'same' };
  if (found.length > 1) return { state: 'unsafe', reason: guardHookMessage('guard-hook.twice'), paste: null };
  const groups = groupsIn(parsed.table);
  const after = withGroups(
    parsed.table,
    groups.filter((_, at) => at !== own.at),
  );
  const splice = removal(text, own);
  const edited = splice && proved(text, splice, after);
  if (splice === null || edited === null) {
    return { state: 'unsafe', reason: guardHookMessage('guard-hook.changed'), paste: null };
  }
  return { state: 'edit', text: edited, splice, moved: groups.length - 1 - own.at };
}

/** A blank line before it, so that taking it out restores every byte. A missing last line end stays missing. */
function atEnd(text: string, command: string): Splice {
  const eol = lineEnd(text);
  const lines = guardLines(command, eol);
  const at = text.length;
  if (text.replace(/^\uFEFF/, '') === '') return { at, removed: '', inserted: lines + eol };
  if (!text.endsWith('\n')) return { at, removed: '', inserted: eol + eol + lines };
  return { at, removed: '', inserted: eol + lines + eol };
}

function replacement(text: string, { command: before }: FoundGuard, command: string): Splice | null {
  const found = findLines(text, before);
  if (found === null) return null;
  return { ...found, inserted: guardLines(command, found.removed.includes('\r\n') ? '\r\n' : '\n') };
}

function removal(text: string, { command }: FoundGuard): Splice | null {
  const found = findLines(text, command);
  if (found === null) return null;
  const { at, removed } = found;
  const end = at + removed.length;
  const before = text.slice(0, at);
  const eolAfter = /^\r?\n/.exec(text.slice(end))?.[0] ?? '';
  // At the end of a file that had no last line end, the two line ends before were put there too.
  const lead = (eolAfter === '' ? /\r?\n\r?\n$/ : /(?<=\n)\r?\n$/).exec(before)?.[0] ?? '';
  const from = at - lead.length;
  return { at: from, removed: text.slice(from, end + eolAfter.length), inserted: '' };
}

/** The lines as they were written; null where they were changed since, or stand there twice. */
function findLines(text: string, command: string): Splice | null {
  for (const eol of ['\n', '\r\n']) {
    const lines = guardLines(command, eol);
    const at = text.indexOf(lines);
    if (at >= 0 && text.indexOf(lines, at + 1) < 0) return { at, removed: lines, inserted: '' };
  }
  return null;
}

/** The edited text, where it says exactly what is expected; else null. */
function proved(text: string, splice: Splice, expected: TomlTable): string | null {
  const edited = applySplice(text, splice);
  const parsed = parseToml(edited);
  return parsed.ok && sameToml(parsed.table, expected) ? edited : null;
}

/** The table with these hooks of a prompt; without the key, and without an empty `hooks`, for none. */
function withGroups(table: TomlTable, groups: readonly TomlValue[]): TomlTable {
  const { hooks, ...rest } = table;
  const { UserPromptSubmit: _before, ...others } = isTable(hooks) ? hooks : {};
  const now: TomlTable = groups.length === 0 ? others : { ...others, UserPromptSubmit: groups };
  return Object.keys(now).length === 0 ? rest : { ...rest, hooks: now };
}
