import type { OrgRules } from '../../../shared/schema/organisation/org-compliance.ts';
import type { Decrypt } from '../compliance/encryption.ts';
import { readArchive } from '../compliance/read-archive.ts';
import { readEvent } from './log-event.ts';
import type { Rule } from './rules.ts';

/** So many matches of a rule are listed, the highest counts first. */
const LISTED = 1_000;

/** Runs rules over every event of a folder. Content stays in memory while one event is looked at. */
export async function runRules(
  out: string,
  decrypt: Decrypt | null,
  rules: readonly Rule[],
): Promise<OrgRules> {
  let events = 0;
  const { files } = await readArchive(out, decrypt, ({ type }) => (bytes, start, end) => {
    const event = readEvent(type, bytes.toString('utf8', start, end));
    if (event === null) return;
    events += 1;
    for (const rule of rules) rule.take(event);
  });
  return {
    schema: 'codex-glance.org/1',
    kind: 'rules',
    out,
    events,
    files,
    rules: rules.map((rule) => {
      const matches = rule.matches().sort((a, b) => b.count - a.count);
      return { id: rule.id, count: matches.length, matches: matches.slice(0, LISTED) };
    }),
  };
}
