import { parseTime } from '../../ingest/lines/line-time.ts';
import { isInherited } from '../../ingest/lines/rollout-events.ts';
import { kindByHead } from '../../tool-calls/line-head.ts';
import type { FieldSink } from '../../tool-calls/line-walker.ts';
import type { SettingField, SettingFields } from './wanted-settings.ts';

/** What a turn can be held against. */
export const settingNames = ['sandbox', 'approval', 'reviewer', 'network', 'model', 'provider'] as const;
export type SettingName = (typeof settingNames)[number];

/** The settings with which the turns of a session ran, each as all values that came. */
export interface SessionSettings {
  readonly threadId: string;
  /** Null where no line names it, or where it is very long. */
  readonly cwd: string | null;
  /** Turns in the span. */
  readonly turns: number;
  /** A setting that no turn recorded has no values. */
  readonly values: Readonly<Record<SettingName, ReadonlySet<string>>>;
}

/** Takes the settings of the turns of one session from the lines of its files. Turns before `from` are left out. */
export class SettingsReader implements FieldSink<SettingField>, SessionSettings {
  readonly threadId: string;
  readonly values = {
    sandbox: new Set<string>(),
    approval: new Set<string>(),
    reviewer: new Set<string>(),
    network: new Set<string>(),
    model: new Set<string>(),
    provider: new Set<string>(),
  };
  cwd: string | null = null;
  turns = 0;
  private readonly from: number;
  private ownProvider: string | null = null;
  private isFork = false;
  private hasMeta = false;
  private hasTurns = false;
  private hasBegun = false;

  constructor(threadId: string, from: number) {
    this.threadId = threadId;
    this.from = from;
  }

  /** True for a session with a turn in the span, or one that began in it and says nothing of turns (0.34 and older). */
  get counts(): boolean {
    return this.turns > 0 || (this.hasBegun && !this.hasTurns);
  }

  passesOver(bytes: Buffer, from: number, end: number): boolean {
    const type = kindByHead(bytes, from, end)?.type;
    return type !== undefined && type !== 'session_meta' && type !== 'turn_context';
  }

  goesOn({ type }: SettingFields): boolean {
    return type === undefined || type === 'session_meta' || type === 'turn_context';
  }

  /** A line that cannot be understood tells nothing; others of the session do. */
  damaged(): void {}

  line(fields: SettingFields): void {
    if (fields.type === 'session_meta') this.noteMeta(fields);
    else if (fields.type === 'turn_context') this.noteTurn(fields);
  }

  /** A later one was copied from the parent. */
  private noteMeta({ id, forkedFrom, provider, cwd, timestamp }: SettingFields): void {
    if (this.hasMeta) {
      this.isFork ||= id !== this.threadId;
      return;
    }
    this.hasMeta = true;
    this.isFork = forkedFrom !== undefined;
    this.hasBegun = (parseTime(timestamp) ?? 0) >= this.from;
    this.ownProvider = textOf(provider);
    this.cwd ??= textOf(cwd);
  }

  private noteTurn(fields: SettingFields): void {
    const at = parseTime(fields.timestamp);
    this.hasTurns = true;
    if (at === null || at < this.from || this.isCopied(textOf(fields.turnId))) return;
    this.turns += 1;
    this.cwd = textOf(fields.cwd) ?? this.cwd;
    this.add('sandbox', sandboxOf(fields));
    this.add('approval', textOf(fields.approval));
    this.add('reviewer', textOf(fields.reviewer));
    this.add('network', networkOf(fields));
    this.add('model', textOf(fields.model));
    this.add('provider', this.ownProvider);
  }

  /** Without turn ids nothing tells in a fork which turns were copied. */
  private isCopied(turnId: string | null): boolean {
    return turnId === null ? this.isFork : isInherited(turnId, this.threadId);
  }

  private add(name: SettingName, value: string | null): void {
    if (value !== null) this.values[name].add(value);
  }
}

const DANGER = 'danger-full-access';

/** The mode; a profile that is switched off is no sandbox. One that another program brings is not known. */
function sandboxOf({ sandbox, profile }: SettingFields): string | null {
  if (profile === 'disabled') return DANGER;
  return sandbox === 'external-sandbox' ? null : textOf(sandbox);
}

/** Whether commands had a network: `true` or `false`. The read-only mode gave them none before it could be said. */
function networkOf(fields: SettingFields): string | null {
  const { profileNetwork, sandboxNetwork } = fields;
  const sandbox = sandboxOf(fields);
  if (sandbox === DANGER) return 'true';
  if (typeof profileNetwork === 'string') return String(profileNetwork !== 'restricted');
  if (typeof sandboxNetwork === 'boolean') return String(sandboxNetwork);
  return sandbox === 'read-only' ? 'false' : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
