import type { CodexInUse, SeenCodex } from '../../shared/codex/codex.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Clock, Logger } from '../platform/ports.ts';
import { codexOnPath, type ProgramSearch } from './codex-on-path.ts';
import { decideCodex, newestVersion } from './decide-codex.ts';
import { readInstalledCodex } from './installed-codex.ts';
import { readModelCache } from './model-cache.ts';
import { offerFinding } from './offer-finding.ts';
import { VersionStore } from './version-store.ts';

export interface CodexVersionOptions extends ProgramSearch {
  readonly codexHomes: readonly string[];
  /** Null for samples: they involve no Codex of this machine, and nothing is stored. */
  readonly stateDir: string | null;
  /** The Codex versions that began sessions. */
  readonly sessions: () => readonly SeenCodex[];
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Knows which Codex is in use on this machine, without running any program. */
export class CodexVersionService {
  private readonly options: CodexVersionOptions;
  private readonly store: VersionStore;
  private seen: readonly SeenCodex[] = [];
  /** Offered by this process: shown as long as it runs. */
  private readonly offeredHere = new Set<string>();

  constructor(options: CodexVersionOptions) {
    this.options = options;
    this.store = new VersionStore(options.stateDir);
  }

  /** Reads what is installed and what Codex stores. */
  async read(): Promise<void> {
    const { codexHomes, stateDir } = this.options;
    if (stateDir === null) return;
    await this.store.read();
    const found = await Promise.all([
      readInstalledCodex(this.options).then((installed) => installed ?? this.askedProgram()),
      ...codexHomes.map(readModelCache),
    ]);
    this.seen = found.filter((one) => one !== null);
  }

  /** Returns the Codex in use by what is known now. */
  inUse(): CodexInUse {
    return decideCodex([...this.options.sessions(), ...this.seen]);
  }

  /** Returns the newest version that was seen; null where none was. */
  version(): string | null {
    return newestVersion(this.inUse());
  }

  /** Returns the offer of `config --verify`, made once for each newer version. */
  findings(): Finding[] {
    const codex = this.inUse();
    const version = newestVersion(codex);
    if (codex.state !== 'newer' || version === null) return [];
    const isOld = version in this.store.current.offered && !this.offeredHere.has(version);
    return isOld ? [] : [offerFinding(version)];
  }

  /** Records that the user has seen the offer. Never fails. */
  async noteOffered(): Promise<void> {
    const [offer] = this.findings();
    const version = this.version();
    if (offer === undefined || version === null || this.offeredHere.has(version)) return;
    this.offeredHere.add(version);
    const at = new Date(this.options.clock.now()).toISOString();
    await this.change({ offered: { [version]: at } });
  }

  /** Records the version that the program on PATH gave when the user had it asked. Never fails. */
  async noteAsked(file: string, version: string | null): Promise<void> {
    const program = await codexOnPath(this.options);
    if (version === null) return;
    const askedAt = new Date(this.options.clock.now()).toISOString();
    this.offeredHere.delete(version);
    const isOnPath = program !== null && program.file === file;
    await this.change({
      offered: { [version]: askedAt },
      ...(isOnPath
        ? { program: { file, changedAt: program.changedAt.toISOString(), version, askedAt } }
        : {}),
    });
    await this.read();
  }

  /** Returns what the program on PATH answered, where it is still the same file. */
  private async askedProgram(): Promise<SeenCodex | null> {
    const { program } = this.store.current;
    if (program === null) return null;
    const now = await codexOnPath(this.options);
    if (now?.file !== program.file || now.changedAt.toISOString() !== program.changedAt) return null;
    return { version: program.version, how: 'program', at: program.askedAt };
  }

  private async change(patch: Parameters<VersionStore['change']>[0]): Promise<void> {
    try {
      await this.store.change(patch);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.options.logger.warn(`It could not be noted which Codex version was offered or asked: ${why}`);
    }
  }
}
