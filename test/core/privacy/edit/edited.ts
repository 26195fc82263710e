import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConfigInput } from '../../../../electron/core/config/layers/input.ts';
import type { SystemProcess } from '../../../../electron/core/platform/processes.ts';
import {
  AnalyticsEditor,
  type AnalyticsEditorOptions,
} from '../../../../electron/core/privacy/edit/analytics-editor.ts';
import type { WriteFs } from '../../../../electron/core/privacy/edit/file/write-target.ts';
import type { AuthKind } from '../../../../electron/shared/usage.ts';
import { createFakeLogger } from '../../../fakes/logger.ts';
import { makeWorld, type World } from '../../config/world.ts';

/** 2026-11-23 12:00 UTC. */
export const NOW = Date.UTC(2026, 10, 23, 12);

/** A config.toml with its switch on, and with its switch off: all but the value is the user's own. */
export const on = '# mine\n[analytics]\nenabled = true # yes\n';
export const off = on.replace('true', 'false');

export const real = { dryRun: false } as const;
export const dry = { dryRun: true } as const;

export interface EditorWorld extends World {
  readonly editor: AnalyticsEditor;
  readonly file: string;
  readonly stateDir: string;
  readonly warnings: readonly string[];
  /** The bytes of config.toml as text; null where there is none. */
  text(): string | null;
  /** What stands in the Codex home, but for folders. */
  names(): string[];
  /** A second editor over the same files, as after a restart. */
  again(options?: Partial<AnalyticsEditorOptions>): AnalyticsEditor;
}

export interface EditorWorldOptions {
  readonly config?: Partial<Omit<ConfigInput, 'codexHome'>>;
  readonly auth?: AuthKind;
  readonly processes?: readonly SystemProcess[] | null;
  readonly io?: WriteFs;
}

/** An editor over a throw-away machine; files as `makeWorld` takes them. */
export async function editorWorld(
  files: Readonly<Record<string, string>>,
  { config = {}, auth = null, processes = [], io }: EditorWorldOptions = {},
): Promise<EditorWorld> {
  const world = await makeWorld(files, config);
  const { codexVersion, ...input } = world.input;
  const file = path.join(world.home, 'config.toml');
  const stateDir = path.join(world.root, 'state');
  const logger = createFakeLogger();
  const again = (options: Partial<AnalyticsEditorOptions> = {}) =>
    new AnalyticsEditor({
      config: input,
      context: () => ({ codexVersion, auth }),
      stateDir,
      clock: { now: () => NOW },
      logger,
      processes: async () => processes,
      ...(io === undefined ? {} : { io }),
      ...options,
    });
  return {
    ...world,
    editor: again(),
    file,
    stateDir,
    warnings: logger.lines,
    text() {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return null;
      }
    },
    names: () => readdirSync(world.home).toSorted(),
    again,
  };
}
