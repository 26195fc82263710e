import type { ConfigValueReport } from '../commands.ts';
import type { Message } from '../messages/message.ts';
import type { CheckFix } from './checks.ts';

/** The `codex-glance.policy-key/1` document: a key of Codex's configuration, as policies and requirements see it. */
export interface PolicyKeyReport {
  readonly schema: 'codex-glance.policy-key/1';
  /** Dotted. */
  readonly key: string;
  /** By whose rules it is explained; null where no Codex was seen. */
  readonly codexVersion: string | null;
  /** Values at or below the key, with who decides each; by dotted key. */
  readonly values: Readonly<Record<string, ConfigValueReport>>;
  /** The rules that look at it. */
  readonly rules: readonly {
    readonly id: string;
    readonly title: Message;
    readonly level: 'error' | 'warning' | 'note';
    /** Policies that come with Glance and have the rule. */
    readonly policies: readonly string[];
  }[];
  /** Whether a requirements.toml holds it in this version. */
  readonly requirement: {
    readonly enforced: boolean;
    /** `value`: it takes the place of the configured one. `list`: it limits what may be configured. */
    readonly how: 'value' | 'list' | null;
    readonly key: string | null;
    readonly reason: Message;
  };
  /** What to write where, as the rules would have it; none where no rule writes the key. */
  readonly snippets: readonly Pick<CheckFix, 'target' | 'file' | 'toml'>[];
}
