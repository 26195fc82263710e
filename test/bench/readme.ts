import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../README.md', import.meta.url));
const [BEGIN, END] = ['<!-- bench -->', '<!-- /bench -->'];

/**
 * Puts a table into the README in place of the last one.
 *
 * @throws where the README has no place for it.
 */
export function writeReadme(text: string): void {
  const readme = readFileSync(file, 'utf8');
  const from = readme.indexOf(BEGIN);
  const to = readme.indexOf(END);
  if (from < 0 || to < from) throw new Error(`README.md has no ${BEGIN} … ${END}.`);
  writeFileSync(file, `${readme.slice(0, from)}${BEGIN}\n${text}\n${readme.slice(to)}`);
}
