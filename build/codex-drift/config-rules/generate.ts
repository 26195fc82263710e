/**
 * Writes the rules of the Codex versions named, oldest first:
 * `node build/codex-drift/config-rules/generate.ts PROGRAM [PROGRAM …]`. Each is the native program for
 * Linux. Run as root, since requirements.toml is asked about too. It takes some minutes for each.
 */
import { deriveConfigRules, type Rules } from './derive.ts';
import { ruleFileOf, writeRuleFile } from './write.ts';

const versions: Rules[] = [];
for (const program of process.argv.slice(2)) {
  const rules = await deriveConfigRules(program);
  if (rules.requirements === null) throw new Error('requirements.toml could not be asked about');
  console.log(`${rules.codex}: ${rules.oddities.length} oddities`);
  for (const oddity of rules.oddities) console.log(`  ${oddity}`);
  versions.push(rules);
}
if (versions.length === 0) throw new Error('name at least one program');
writeRuleFile(ruleFileOf(versions));
