import { win32 } from 'node:path';
import { digestWith } from '../../platform/salted-digest.ts';
import { folderKey } from '../../views/project-folder.ts';

/** How a project is named in records. */
export type ProjectNaming = 'name' | 'hash' | 'none';

/** Names a project by its repository, else by its folder. */
export type NameProject = (session: {
  readonly cwd: string | null;
  readonly repository: string | null;
}) => string | null;

/**
 * Makes the function that names projects. The same repository has one name on every machine, and one hash where they
 * share a salt.
 */
export function projectNamer(naming: ProjectNaming, salt: string): NameProject {
  if (naming === 'none') return () => null;
  const digest = digestWith(salt);
  return ({ cwd, repository }) => {
    if (naming === 'name') return lastPart(repository?.replace(/\.git$/, '')) ?? lastPart(cwd);
    if (repository !== null) return digest(repository.replace(/\.git$/, '').toLowerCase());
    return cwd === null ? null : digest(folderKey(cwd));
  };
}

/** The last part of a path of any platform, or of an address. */
function lastPart(path: string | null | undefined): string | null {
  return path ? win32.basename(path.replace(/[:/\\]+$/, '').replaceAll(':', '/')) || null : null;
}
