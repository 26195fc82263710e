/** Where releases of Glance are announced. */
export interface ReleasePlace {
  /** The address that answers with the newest release as JSON. */
  readonly api: string;
  /** The page to open in a browser. */
  readonly page: string;
}

const GITHUB =
  /^(?:git\+)?(?:https:\/\/github\.com\/|ssh:\/\/git@github\.com\/|git@github\.com:|github:)([\w-]+)\/([\w.-]+?)(?:\.git)?\/?$/;

/**
 * Returns the addresses for the `repository` of package.json, in any of npm's forms; null where it is not on GitHub.
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
