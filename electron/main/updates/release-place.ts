/** Where releases of Glance are announced. */
export interface ReleasePlace {
  /** Answers with the newest release as JSON. */
  readonly api: string;
  /** For people. */
  readonly page: string;
}

const GITHUB =
  /^(?:git\+)?(?:https:\/\/github\.com\/|ssh:\/\/git@github\.com\/|git@github\.com:|github:)([\w-]+)\/([\w.-]+?)(?:\.git)?\/?$/;

/**
 * The place that the `repository` of package.json names, in any of npm's forms; null where it names none
 * that is on GitHub.
 *
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json#repository
 * @see https://docs.github.com/en/rest/releases/releases#get-the-latest-release
 */
export function releasePlace(repository: unknown): ReleasePlace | null {
  const url =
    typeof repository === 'object' && repository !== null ? Reflect.get(repository, 'url') : repository;
  const [, owner, name] = GITHUB.exec(typeof url === 'string' ? url : '') ?? [];
  if (owner === undefined || name === undefined || /^\.+$/.test(name)) return null;
  return {
    api: `https://api.github.com/repos/${owner}/${name}/releases/latest`,
    page: `https://github.com/${owner}/${name}/releases`,
  };
}
