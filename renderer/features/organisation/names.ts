import { useMemo } from 'react';
import { useLocale } from '../../i18n/locale-context.tsx';
import { createFolderNumbers } from '../../i18n/privacy/folder-numbers.ts';
import { useOrganisationTexts } from './organisation-texts.ts';

/** How people and teams may be named: in private mode by a number, the same as long as the page is open. */
interface Names {
  readonly person: (key: string, email: string | null) => string;
  readonly team: (key: string | null) => string;
}

const personNumber = createFolderNumbers();
const teamNumber = createFolderNumbers();

export function useNames(): Names {
  const { isPrivate } = useLocale();
  const { people, parts } = useOrganisationTexts();
  return useMemo(
    () => ({
      person: (key, email) => (isPrivate ? people.hidden(personNumber(email ?? key)) : (email ?? key)),
      team: (key) => {
        if (key === null) return parts.noTeam;
        return isPrivate ? people.hiddenTeam(teamNumber(key)) : key;
      },
    }),
    [isPrivate, people, parts],
  );
}
