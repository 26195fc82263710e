import type { CodexInUse } from '../../shared/codex/codex.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Line } from '../text/lines.ts';
import { paragraph } from '../text/paragraph.ts';
import type { LocaleContext } from './view.ts';

/** Returns true where the newer Codex was not asked yet, nor was that offered before. */
export function isOffered(findings: readonly Finding[]): boolean {
  return findings.some(({ kind }) => kind === 'codex.newer');
}

/**
 * Says that a Codex newer than the verified one is in use, and what follows; nothing elsewhere.
 * `isOffered`: that Codex has not been asked yet, so the way to ask it is named.
 */
export function codexView(
  { verified, seen, state }: CodexInUse,
  isOffered: boolean,
  context: LocaleContext,
): Line[] {
  const [newest] = seen;
  if (state !== 'newer' || newest === undefined) return [];
  const said =
    `Codex ${newest.version} is not verified (${verified.version} is, ${verified.date}), ` +
    `so what depends on its behaviour is not known.${isOffered ? ' Ask it: codex-glance config --verify' : ''}`;
  return paragraph(said, context.columns, { indent: 0, style: 'dim' });
}

/** Renders the same after other lines, with an empty line between. */
export function codexFooter(...args: Parameters<typeof codexView>): Line[] {
  const lines = codexView(...args);
  return lines.length === 0 ? [] : [[], ...lines];
}
