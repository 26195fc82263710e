import manifest from '../../package.json' with { type: 'json' };

/** Glance's own version, from package.json. */
export const GLANCE_VERSION: string = manifest.version;

/** The `repository` of package.json at the time of the build, in any of npm's forms; null where there is none. */
export const REPOSITORY: unknown = (manifest as { readonly repository?: unknown }).repository ?? null;
