import { basename } from 'node:path';
import type { GuardHook } from '../../../shared/governance/guard-report.ts';
import { guardHookMessage } from '../../../shared/messages/en/governance/guard-hook.ts';
import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import { editErrorMessage } from '../../../shared/messages/en/privacy/edit-error.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type ConfigInput, configFiles } from '../../config/layers/input.ts';
import { resolveConfig } from '../../config/resolve.ts';
import { readConfigStack } from '../../config/stack.ts';
import type { Clock, Logger } from '../../platform/ports.ts';
import { EditQueue } from '../../privacy/edit/edit-queue.ts';
import { EditError } from '../../privacy/edit/file/edit-error.ts';
import { readTarget, type TargetFile } from '../../privacy/edit/file/target-file.ts';
import { type WriteFs, writeObstacle, writeTarget } from '../../privacy/edit/file/write-target.ts';
import { spliceDiff } from '../../privacy/edit/splice-diff.ts';
import { UndoStore } from '../../privacy/edit/undo-store.ts';
import { decodeUtf8 } from '../../privacy/edit/utf8.ts';
import { hookState } from '../posture/entries/hook-state.ts';
import { hookHash } from '../posture/facts/hook-hash.ts';
import { hookStates } from '../posture/facts/hooks.ts';
import {
  type BlockPlan,
  findGuards,
  guardHandler,
  guardLines,
  planInstall,
  planUninstall,
} from './hook-block.ts';
import { lastHookRun } from './hook-run.ts';

export interface GuardInstallerOptions {
  readonly config: ConfigInput;
  /** Glance's own state folder. */
  readonly stateDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** Tests simulate a failing disk. */
  readonly io?: WriteFs;
}

/** Writes the budget guard into the config.toml of a Codex home as a hook, and takes it out again. */
export class GuardInstaller {
  private readonly options: GuardInstallerOptions;
  private readonly file: string;
  private readonly queue: EditQueue;
  private readonly copies: UndoStore;

  constructor(options: GuardInstallerOptions) {
    this.options = options;
    this.file = configFiles(options.config).user;
    this.queue = new EditQueue(this.file, options.stateDir);
    this.copies = new UndoStore(options.stateDir, options.clock, options.logger);
  }

  /**
   * Writes the hook that runs a command, or reports what that would do. Codex's trust is never written: it is the
   * user's to give.
   *
   * @throws EditError where the file cannot be read or written.
   */
  install(command: string, { dryRun }: { readonly dryRun: boolean }): Promise<GuardHook> {
    return this.queue.run(dryRun, () =>
      this.apply('install', (text) => planInstall(text, command), { dryRun, command }),
    );
  }

  /** Takes the hook out. Throws as `install` does. */
  uninstall({ dryRun }: { readonly dryRun: boolean }): Promise<GuardHook> {
    return this.queue.run(dryRun, () => this.apply('uninstall', planUninstall, { dryRun, command: null }));
  }

  private async apply(
    action: GuardHook['action'],
    planOf: (text: string) => BlockPlan,
    { dryRun, command }: { readonly dryRun: boolean; readonly command: string | null },
  ): Promise<GuardHook> {
    const target = await readTarget(this.file);
    const text = target.bytes === null ? '' : decodeUtf8(target.bytes);
    const plan = text === null ? notUtf8(command) : planOf(text);
    const obstacle = plan.state === 'edit' && dryRun ? await writeObstacle(target, this.options.io) : null;
    if (text === null || plan.state !== 'edit' || obstacle !== null) {
      const unsafe = plan.state === 'unsafe' ? plan.reason : (obstacle?.said ?? null);
      const paste = plan.state === 'unsafe' ? plan.paste : obstacle && command && guardLines(command);
      return this.report(action, dryRun, text ?? '', { paste: paste ?? null, unsafe });
    }
    const exists = { before: target.bytes !== null, after: true };
    const diff = spliceDiff(this.file, text, plan.text, plan.splice, exists);
    const follows = plan.moved === 0 ? [] : [guardHookMessage('guard-hook.moved', { count: plan.moved })];
    if (dryRun) return this.report(action, true, plan.text, { changed: true, diff, follows });
    const backup = await this.write(target, plan.text);
    return this.report(action, false, plan.text, { changed: true, diff, follows, backup });
  }

  /** Replaces the file in one step, and reads it back. Returns the copy from before. */
  private async write(target: TargetFile, text: string): Promise<string | null> {
    const { bytes: before } = target;
    const backup = before === null ? null : await this.copies.backUp(this.file, before);
    const bytes = Buffer.from(text, 'utf8');
    await writeTarget(target, bytes, this.options.io);
    const { bytes: now } = await readTarget(this.file);
    if (now?.equals(bytes)) return backup;
    const { file } = this;
    throw new EditError('not-verified', editErrorMessage('edit-error.not-verified', { file }), file);
  }

  /** `text`: of the file with the edit. */
  private async report(
    action: GuardHook['action'],
    dryRun: boolean,
    text: string,
    parts: Partial<GuardHook> & { readonly unsafe?: Message | null },
  ): Promise<GuardHook> {
    const { unsafe = null, ...others } = parts;
    const [own] = findGuards(text);
    const { state, runs, note } = own === undefined ? absent : await this.trustOf(own.at, own.command);
    return {
      action,
      dryRun,
      file: this.file,
      command: own?.command ?? null,
      changed: false,
      diff: '',
      backup: null,
      paste: null,
      state,
      runs,
      reason:
        unsafe === null ? note : editMessage('edit.unsafe', { name: basename(this.file), reason: unsafe }),
      follows: [],
      ranAt: own === undefined ? null : await lastHookRun(this.options.stateDir),
      ...others,
    };
  }

  /** Whether Codex will run the hook at a place: by its trust, and by what administrators and features say. */
  private async trustOf(
    at: number,
    command: string,
  ): Promise<Pick<GuardHook, 'state' | 'runs'> & { note: Message }> {
    const { config } = this.options;
    const stack = await readConfigStack(config);
    const { file } = this;
    const facts = { resolved: resolveConfig(stack), hookStates: hookStates(stack) };
    const { state, runs, note } = hookState(facts, {
      key: `${file}:user_prompt_submit:${at}:0`,
      event: 'UserPromptSubmit',
      kind: 'command',
      hash: hookHash('UserPromptSubmit', null, guardHandler(command), config.platform),
      plugin: null,
      managed: false,
      read: true,
    });
    if (state === 'trusted') return { state, runs, note: guardHookMessage('guard-hook.trusted') };
    if (state === 'untrusted' || state === 'modified') {
      return {
        state,
        runs,
        note: guardHookMessage('guard-hook.trust-it', { isChanged: state === 'modified' }),
      };
    }
    return { state, runs, note: note ?? guardHookMessage('guard-hook.trusted') };
  }
}

const absent = {
  state: 'absent',
  runs: false,
  note: guardHookMessage('guard-hook.absent'),
} as const;

function notUtf8(command: string | null): BlockPlan {
  return {
    state: 'unsafe',
    reason: editMessage('edit.not-utf-8'),
    paste: command === null ? null : guardLines(command),
  };
}
