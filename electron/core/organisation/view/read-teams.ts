import { readRegularText } from '../../platform/reading/regular-file.ts';
import { readTeams, type TeamOf } from '../analytics/teams.ts';

/** Reads the mapping file; null where it cannot be used: the view then shows no teams. */
export function teamsOrNone(file: string | null): TeamOf | null {
  if (file === null) return null;
  try {
    return readTeams(readRegularText(file, 'named'));
  } catch {
    return null;
  }
}
