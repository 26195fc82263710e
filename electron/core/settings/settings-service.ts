import { rename } from 'node:fs/promises';
import * as v from 'valibot';
import { RequestError } from '../../shared/contract/result.ts';
import type { Finding } from '../../shared/finding.ts';
import { settingsMessage } from '../../shared/messages/en/glance/settings.ts';
import { settingsSchema } from '../../shared/schema/settings.ts';
import { defaultSettings, type Settings, type SettingsPatch } from '../../shared/settings.ts';
import { createSerialQueue } from '../async/serial-queue.ts';
import { issueMessage } from '../platform/issue-message.ts';
import type { Clock, Logger } from '../platform/ports.ts';
import { isMissing, readRegularText } from '../platform/reading/regular-file.ts';
import { whyUnreadable } from '../platform/reading/why-unreadable.ts';
import { makeOwnFolder } from '../platform/state/own-folder.ts';
import { readTarget } from '../privacy/edit/file/target-file.ts';
import { writeTarget } from '../privacy/edit/file/write-target.ts';
import {
  namesExports,
  type ReadSettings,
  readSettings,
  type SettingsProblem,
  unreadableSettings,
} from './read-settings.ts';
import { settingsFile } from './settings-file.ts';
import { settingsFindings } from './settings-findings.ts';

export interface SettingsParts {
  readonly stateDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** The user's settings: one documented file, which can also be edited by hand. */
export class SettingsService {
  readonly file: string;
  private readonly parts: SettingsParts;
  private text: string | null = null;
  private settings: Settings = defaultSettings;
  private problems: readonly SettingsProblem[] = [];
  private readonly enqueue = createSerialQueue();

  /** Reads the file at once, because the first read of everything else depends on it. */
  constructor(parts: SettingsParts) {
    this.parts = parts;
    this.file = settingsFile(parts.stateDir);
    this.read();
  }

  /** The settings in force. */
  get current(): Settings {
    return this.settings;
  }

  /** The text of the file; null where there is none, or it cannot be read. */
  get written(): string | null {
    return this.text;
  }

  /** Reads the file again, and returns whether it was changed. Where it is damaged, the previous settings stay in force. */
  read(): boolean {
    const before = this.text;
    this.readFile();
    return this.text !== before;
  }

  private readFile(): void {
    let text: string | null = null;
    try {
      text = readRegularText(this.file, 'config');
    } catch (error) {
      if (!isMissing(error)) {
        this.text = null;
        this.problems = unreadableSettings(whyUnreadable(error, 'config')).problems;
        return;
      }
    }
    this.take(text);
  }

  findings(): Finding[] {
    return settingsFindings(this.file, this.problems);
  }

  /**
   * Changes and stores settings; in the file only these values change. A damaged file is set aside first.
   *
   * @throws RequestError where a value is not valid, or the file cannot be written; nothing is lost then.
   */
  change(patch: SettingsPatch): Promise<Settings> {
    return this.enqueue(() => this.write(patch));
  }

  private async write(patch: SettingsPatch): Promise<Settings> {
    this.read();
    const before = this.settings;
    const alerts = { ...before.alerts, ...patch.alerts };
    const parsed = v.safeParse(settingsSchema, { ...before, ...patch, alerts });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const what = issueMessage(issue);
      const key = v.getDotPath(issue) ?? 'settings';
      throw new RequestError('invalid-setting', settingsMessage('settings.refused', { key, what }));
    }
    const after: Settings = parsed.output;
    if (this.problems.some(({ kind }) => kind === 'newer')) {
      throw new RequestError('newer-settings', settingsMessage('settings.newer-file', { file: this.file }));
    }
    // Loaded here, because reading settings needs no syntax tree.
    const { changedSettings, settingsDocument } = await import('./write-settings.ts');
    makeOwnFolder(this.parts.stateDir);
    const damaged = this.problems.some(({ kind }) => kind === 'damaged' || kind === 'unreadable');
    if (damaged) await this.setAside('damaged');
    const target = await readTarget(this.file);
    const written = target.bytes?.toString('utf8') ?? null;
    let text = written === null ? null : changedSettings(written, readSettings(written).settings, after);
    if (text === null) {
      // A new file would have no targets.
      if (written !== null && namesExports(written)) {
        throw new RequestError('settings-form', settingsMessage('settings.form', { file: this.file }));
      }
      if (written !== null) await this.setAside('before');
      text = settingsDocument(after);
    }
    if (text !== written) await writeTarget(await readTarget(this.file), Buffer.from(text, 'utf8'));
    this.read();
    return this.settings;
  }

  /** Keeps a copy of a file that cannot be changed in place. */
  private async setAside(why: 'damaged' | 'before'): Promise<void> {
    const aside = `${this.file}.${why}-${this.parts.clock.now()}`;
    await rename(this.file, aside);
    this.parts.logger.warn(`${this.file} was set aside as ${aside}.`);
  }

  private take(text: string | null): void {
    if (text === this.text && text !== null) return;
    this.text = text;
    const read: ReadSettings =
      text === null ? { settings: defaultSettings, problems: [] } : readSettings(text);
    this.problems = read.problems;
    if (!read.problems.some(({ kind }) => kind === 'damaged')) this.settings = read.settings;
  }
}
