/** The team of people that no line of the file names. */
export const NO_TEAM = 'unassigned';

/** Returns the team of a person, by the id or the email. */
export type TeamOf = (person: string | null, email: string | null) => string;

/**
 * Reads a CSV file of people and their teams: `person,team`, where a person is an id or an email. A first line of
 * `person,team` and empty lines count for nothing; of a person who stands twice the last line counts.
 *
 * @throws SyntaxError that names a line without two fields.
 */
export function readTeams(text: string): TeamOf {
  const teams = new Map<string, string>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || (index === 0 && /^\W*person\W+team\W*$/i.test(line))) return;
    const [, person, team] = /^\s*"?([^",]+?)"?\s*,\s*"?(.+?)"?\s*$/.exec(line) ?? [];
    if (person === undefined || team === undefined)
      throw new SyntaxError(`line ${index + 1} is not "person,team"`);
    teams.set(person.toLowerCase(), team);
  });
  const find = (name: string | null) => (name === null ? undefined : teams.get(name.toLowerCase()));
  return (person, email) => find(person) ?? find(email) ?? NO_TEAM;
}
