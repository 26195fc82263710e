import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';
import { plural } from '../../plural.ts';

const all = (names: readonly string[]) => listOf(names, 'and');
const count = (n: number, one: string, other: string) => `${n} ${plural('en', n, { one, other })}`;

type Protection = 'sandbox' | 'hook-trust';
const protections: Record<Protection, string> = {
  sandbox: 'a sandbox and approvals',
  'hook-trust': 'the review of hooks',
};

/** What rules found of hooks and running processes. */
export const checkRunning = {
  'check-running.hook.skipped': ({
    event,
    file,
    reason,
  }: {
    event: string;
    file: string;
    reason: Clause | null;
  }) => `A hook on ${event} in ${file} does not run.${reason === null ? '' : ` ${reason}.`}`,
  'check-running.hook.unread': ({ file }: { file: string }) => `${file} cannot be read`,
  'check-running.hook.open': ({ plugin }: { plugin: string }) =>
    `whether Codex trusts the hooks of ${plugin} cannot be seen, as it trusts a plugin by a hash of its own`,
  'check-running.hook.fine': ({ hooks }: { hooks: number }) =>
    hooks === 0
      ? 'No hook is set up that does not run.'
      : `${count(hooks, 'hook runs', 'hooks run')}, and none is skipped.`,
  'check-running.hook.trust': ({ file }: { file: string }) =>
    `Review the hook in ${file} with /hooks in the TUI and trust it, or remove it.`,
  'check-running.process.unlisted': () => 'the system does not list its processes',
  'check-running.process.open': ({ processes }: { processes: number }) =>
    `the options of ${count(processes, 'running Codex', 'running Codex processes')} cannot be read`,
  'check-running.process.bypass': ({
    pids,
    without,
  }: {
    pids: readonly string[];
    without: readonly Protection[];
  }) =>
    `Codex runs without ${all(without.map((one) => protections[one]))}, as process ${all(pids)} was started.`,
  'check-running.process.fine': ({ processes }: { processes: number }) =>
    processes === 0
      ? 'No Codex runs.'
      : `${count(processes, 'Codex runs', 'Codex processes run')}, none without its protection.`,
  'check-running.process.restart': ({ pids }: { pids: readonly string[] }) =>
    `End process ${all(pids)} and start Codex without the option; requirements with allowed_sandbox_modes refuse it.`,
};

export const checkRunningMessage = messageMaker(checkRunning);
