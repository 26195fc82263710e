import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Vite lists of a package that it bundled (`build.license` with a name that ends in `.json`). */
interface Licensed {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly identifier?: string;
  readonly text?: string;
}

/** How the list of a bundle is named in the folder of its output. */
export const licensesOf = (bundle: string): string => `${bundle}.licenses.json`;

export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/**
 * Puts the lists of all bundles into one file in `folder` and takes them away: most licences ask that their
 * text goes along with each copy.
 *
 * @throws where a package comes without any licence: it may not be passed on.
 */
export function writeNotices(folder: string): void {
  const lists = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(licensesOf('')))
    .map((path) => join(folder, path));
  const all = lists.flatMap((path) => JSON.parse(readFileSync(path, 'utf8')) as Licensed[]);
  writeFileSync(join(folder, NOTICES), notices(all));
  for (const path of lists) rmSync(path);
}

/** The text of the file: each package once, by name, and a text that several share once below all of their names. */
export function notices(packages: readonly Licensed[]): string {
  const byName = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
  const sorted = [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
  const byText = Map.groupBy(sorted, ([title, { identifier, text }]) => {
    if (!identifier && !text) throw new Error(`${title} comes without a licence.`);
    const lines = [...(identifier ? [`Licence: ${identifier}`] : []), ...(text ? ['', text] : [])];
    return lines.join('\n');
  });
  const sections = [...byText].map(([text, of]) => [...of.map(([title]) => title), text].join('\n'));
  const head = 'Codex Glance contains these packages, each under its own licence.';
  return `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
