import type { RunningCodex } from '../../../../shared/edit.ts';
import { editMessage } from '../../../../shared/messages/en/privacy/edit.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import {
  type Bypass,
  bypassOptions,
  type SurfaceWord,
  type SystemProcess,
  surfaceWords,
} from '../../../platform/processes.ts';

/** Returns the words of a command line that show its surface: only words known beforehand, nothing else of its text. */
export function wordsOf(args: readonly string[]): SurfaceWord[] {
  const [first] = args;
  if (first === undefined || first === '') return ['(none)'];
  const known = surfaceWords.find((word) => word === first && !word.startsWith('(') && !word.startsWith('-'));
  if (known !== 'app-server') return [known ?? '(other)'];
  const options = surfaceWords.filter((word) => word.startsWith('--') && args.includes(word));
  return [known, ...options];
}

/** Returns which protections the options of a command line take away. What follows `--` is a prompt. */
export function bypassesOf(args: readonly string[]): Bypass[] {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  const isFull = options.some((option, at) =>
    /^(?:-s|--sandbox)$/.test(option)
      ? options[at + 1] === FULL_ACCESS
      : /^(?:-s=?|--sandbox=)/.test(option) && option.endsWith(FULL_ACCESS),
  );
  return (Object.keys(bypassOptions) as Bypass[]).filter(
    (bypass) =>
      bypassOptions[bypass].some((option) => options.includes(option)) || (bypass === 'sandbox' && isFull),
  );
}

const FULL_ACCESS = 'danger-full-access';

/** Returns true for the program of Codex itself, not for its launcher nor the helpers that it starts. */
export function isCodexProgram(program: string): boolean {
  return /(?:^|[\\/])codex(?:\.exe)?(?: \(deleted\))?$/i.test(program);
}

/** Returns those that run, as a person knows them. `daemonPid` is that of the TUI's daemon, where it has one. */
export function describeRunning(
  processes: readonly SystemProcess[],
  daemonPid: number | null,
): RunningCodex[] {
  return processes
    .map((process) => {
      const surface = process.pid === daemonPid ? 'daemon' : surfaceOf(process);
      const { pid, startedAt } = process;
      return {
        pid,
        surface,
        startedAt: startedAt === null ? null : new Date(startedAt).toISOString(),
        restart: restarts[surface],
      };
    })
    .toSorted((a, b) => a.pid - b.pid);
}

function surfaceOf({ program, words }: SystemProcess): RunningCodex['surface'] {
  // Extensions carry a program of their own, as does the desktop app.
  const bundled = /[\\/]extensions[\\/]openai\.|\.app[\\/]Contents[\\/]/i.test(program);
  if (words === null) return bundled ? 'ide' : 'unknown';
  if (words.includes('--managed-daemon')) return 'daemon';
  if (words.includes('app-server')) {
    return bundled || words.includes('--analytics-default-enabled') ? 'ide' : 'app-server';
  }
  if (words.includes('exec') || words.includes('e')) return 'exec';
  return words.includes('(none)') || words.includes('resume') ? 'tui' : 'unknown';
}

const restarts: Record<RunningCodex['surface'], Message> = {
  tui: editMessage('edit.restart.tui'),
  exec: editMessage('edit.restart.exec'),
  'app-server': editMessage('edit.restart.app-server'),
  ide: editMessage('edit.restart.ide'),
  daemon: editMessage('edit.restart.daemon'),
  unknown: editMessage('edit.restart.unknown'),
};
