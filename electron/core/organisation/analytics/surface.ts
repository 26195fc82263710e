import type { Surface } from '../../../shared/schema/organisation/org-usage.ts';

/** Parts of a client's name, in the order in which they count. Names as seen (facts: external-systems A2, B3). */
const rules: readonly (readonly [RegExp, Surface])[] = [
  [/git ?hub|review/i, 'review'],
  [/sdk/i, 'sdk'],
  [/work(?![a-z])/i, 'chat'],
  [/cli\b|^codex_?exec/i, 'cli'],
  [/ide\b|ide_|vs ?code|vscode|xcode|android|jetbrains|intellij|pycharm|webstorm|cursor|windsurf/i, 'ide'],
  [/desktop/i, 'desktop'],
  [/web|cloud|slack|linear|mobile|ios/i, 'cloud'],
];

/** Returns where a client is used. A name that is not known is `other`. */
export function surfaceOf(client: string | null): Surface {
  if (client === null) return 'other';
  return rules.find(([name]) => name.test(client))?.[1] ?? 'other';
}
