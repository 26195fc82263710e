import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ConfigReport } from '../../shared/commands.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Analytics, Otel } from '../../shared/telemetry/telemetry.ts';
import type { AuthKind } from '../../shared/usage.ts';
import type { ConfigVerification } from '../../shared/verify.ts';
import { asVerified } from '../config/certainty.ts';
import { configFindings } from '../config/findings.ts';
import { keptStack } from '../config/kept-stack.ts';
import type { ConfigInput } from '../config/layers/input.ts';
import type { ConfigStack } from '../config/layers/layer.ts';
import { configWatchPaths } from '../config/layers/watch-paths.ts';
import { configReport, parseKey } from '../config/report.ts';
import { type ResolvedConfig, resolveConfig, resolvedValue } from '../config/resolve.ts';
import { readConfigStack } from '../config/stack.ts';
import { plainValue } from '../config/toml/toml.ts';
import { findInvalid } from '../config/validity/invalid.ts';
import { locateCodex, verifyConfig } from '../config/verify/verify.ts';
import type { Digest } from '../platform/salted-digest.ts';
import { decideAnalytics } from './analytics.ts';
import { type Sending, sendingOf } from './drift/sending.ts';
import { decideOtel } from './otel.ts';
import { unreadAnalytics, unreadOtel } from './unread.ts';

/** The fixed options of the service; the rest is given at each read. */
export type ConfigServiceOptions = Pick<
  ConfigInput,
  'codexHome' | 'cwd' | 'platform' | 'env' | 'etcDir' | 'readMdm'
>;

/** What else decides the effective configuration. */
export interface ConfigContext {
  /** Null where unknown. */
  readonly codexVersion: string | null;
  readonly auth: AuthKind;
  /** The plan that the server named last; null or left out for none. */
  readonly plan?: string | null;
}

/** The stack before anything was read. */
const emptyStack: ConfigStack = { layers: [], requirements: [], problems: [], codexVersion: null };

/** The effective configuration of one Codex home, and what it means for what leaves the machine. */
export class ConfigService {
  private readonly options: ConfigServiceOptions;
  private context: ConfigContext = { codexVersion: null, auth: null };
  private stack: ConfigStack | null = null;
  private resolved: ResolvedConfig | null = null;

  constructor(options: ConfigServiceOptions) {
    this.options = options;
  }

  /** Reads every file of the stack again. A file that cannot be read becomes that layer's error. */
  async read(context: ConfigContext): Promise<void> {
    this.context = context;
    const stack = await readConfigStack(this.input());
    // Validity is decided on the whole values, which are not kept.
    this.stack = keptStack(stack);
    this.resolved = resolveConfig(this.stack, findInvalid(stack));
  }

  /** Returns true where the files were read for this Codex and sign-in. */
  isReadFor(context: ConfigContext): boolean {
    return isDeepStrictEqual(context, this.context);
  }

  analytics(): Analytics {
    return this.stack === null ? unreadAnalytics : decideAnalytics(this.inForce(), this.context.auth);
  }

  /**
   * Returns what decides what is sent, to be compared with before. With an unverified Codex, by the rules of the
   * verified one.
   */
  sending(digest: Digest): Sending | null {
    if (this.stack === null) return null;
    const resolved = asVerified(this.inForce());
    return sendingOf(resolved, decideAnalytics(resolved), decideOtel(resolved), digest);
  }

  otel(): Otel {
    return this.stack === null ? unreadOtel : decideOtel(this.inForce());
  }

  findings(): Finding[] {
    return this.stack ? configFindings(this.stack, this.inForce()) : [];
  }

  report(keys: readonly string[]): ConfigReport {
    const resolved = this.inForce();
    return configReport(resolved, this.stack ?? emptyStack, keys);
  }

  /** Reads the files again for the whole value at a dotted key. It may be a secret. */
  async value(key: string): Promise<unknown> {
    const { value } = resolvedValue(resolveConfig(await readConfigStack(this.input())), parseKey(key));
    return value === null ? null : plainValue(value);
  }

  /**
   * Asks a Codex program how it reads the same files. `codexBin` is absolute; null searches for one.
   *
   * @throws CannotAsk where there is none, or it cannot be asked without side effects.
   */
  async verify(codexBin: string | null): Promise<ConfigVerification> {
    const input = this.input();
    return verifyConfig(input, await locateCodex(codexBin, input));
  }

  /** Returns every file whose change matters, existing or not. */
  watchPaths(): string[] {
    return [...configWatchPaths(this.input()), join(this.options.codexHome, 'auth.json')];
  }

  /** Returns true where a changed path may change the configuration. */
  concerns(path: string): boolean {
    return this.watchPaths().includes(path);
  }

  /** Returns what the files are read for. */
  input(): ConfigInput {
    return { ...this.options, ...this.context };
  }

  /** Returns the configuration of the next Codex process; an empty one before the first read. */
  inForce(): ResolvedConfig {
    this.resolved ??= resolveConfig(emptyStack);
    return this.resolved;
  }
}
