import type { FleetClass, FleetShare, UnreadSource } from '../../shared/fleet/fleet-report.ts';
import type { CheckResult } from '../../shared/governance/checks.ts';
import { textOf } from '../../shared/messages/message.ts';
import type { Evidence } from '../governance/evidence/evidence.ts';
import { openPackage } from '../governance/evidence/verify-package.ts';
import { loadRegularFile } from '../platform/reading/regular-file.ts';
import { whyUnreadable } from '../platform/reading/why-unreadable.ts';

/** A rule as it stood in one package. */
export interface BundleRule {
  readonly policy: string;
  readonly rule: string;
  readonly title: string;
  readonly level: string;
  readonly state: CheckResult['state'];
}

/** What the report takes from one package of evidence. */
export interface Bundle {
  readonly coverage: Readonly<Record<FleetClass, FleetShare>>;
  readonly rules: readonly BundleRule[];
  readonly codex: string | null;
  readonly glance: string;
}

/** Reads packages of evidence, one after another. One that is not whole is not counted. */
export async function readBundles(
  files: readonly string[],
): Promise<{ bundles: Bundle[]; unread: UnreadSource[] }> {
  const bundles: Bundle[] = [];
  const unread: UnreadSource[] = [];
  for (const file of files) {
    try {
      const { content, problems } = openPackage(await loadRegularFile(file, 'own'));
      if (content === null) unread.push({ file, lines: null, reason: problems[0] ?? 'It is no package.' });
      else bundles.push(bundleOf(content));
    } catch (error) {
      unread.push({ file, lines: null, reason: textOf(whyUnreadable(error, 'own')) });
    }
  }
  return { bundles, unread };
}

/** A package holds messages as their text. */
function bundleOf({ coverage: { byClass }, checks, codex, glance }: Evidence): Bundle {
  const share = (of: FleetClass) => ({ sessions: byClass[of].sessions, tokens: byClass[of].tokens.total });
  return {
    coverage: {
      chatgpt: share('chatgpt'),
      apiKey: share('apiKey'),
      otherProvider: share('otherProvider'),
      unknown: share('unknown'),
    },
    rules: checks.rules.map(({ id, title, level, state }) => ({
      policy: checks.policy,
      rule: id,
      title: String(title),
      level,
      state,
    })),
    codex: codex.seen[0]?.version ?? null,
    glance,
  };
}
