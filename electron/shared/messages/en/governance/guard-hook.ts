import { messageMaker } from '../../message.ts';

/** The budget guard as a hook of Codex. */
export const guardHook = {
  'guard-hook.absent': () => 'The guard is not installed in this file.',
  'guard-hook.trusted': () => 'Codex trusts the hook and runs it before each prompt.',
  'guard-hook.trust-it': ({ isChanged }: { isChanged: boolean }) =>
    `${isChanged ? 'It changed since you trusted it, so Codex skips it in silence' : 'Codex skips it in silence until you trust it'}. Start \`codex\`, open \`/hooks\` and trust the hook there; then run this command again to see that it runs.`,
  'guard-hook.not-toml': ({ line }: { line: number | null }) =>
    `It is not valid TOML${line === null ? '' : ` (line ${line})`}. Repair it first.`,
  'guard-hook.other-form': () =>
    'Its hooks are one list in one value, to which nothing can be added in one place. Add the handler of these lines to it.',
  'guard-hook.changed': () => 'The hook was changed by hand, so change or remove it there.',
  'guard-hook.twice': () => 'It has more than one guard. Remove all but one by hand.',
  'guard-hook.moved': ({ count }: { count: number }) =>
    count === 1
      ? 'Another hook moves up by it, so Codex will ask you to trust that one again.'
      : `${count} other hooks move up by it, so Codex will ask you to trust those again.`,
  'guard-hook.way-out': () =>
    'To go on, raise the budget with `codex-glance guard install` or remove it with `codex-glance guard uninstall`.',
};

export const guardHookMessage = messageMaker(guardHook);
