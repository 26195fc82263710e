import manifest from '../../package.json' with { type: 'json' };

/** Glance's own version, from package.json. */
export const GLANCE_VERSION: string = manifest.version;
