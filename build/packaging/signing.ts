type Env = Readonly<Record<string, string | undefined>>;

/** How the macOS app is signed, as electron-builder's `mac` options. */
export interface MacSigning {
  /** `-` is a signature that names nobody; undefined leaves the choice to the certificate at hand. */
  readonly identity?: '-';
  readonly hardenedRuntime: boolean;
  readonly notarize: boolean;
}

/** One whole set of these tells electron-builder who asks Apple to notarise. */
const NOTARY: readonly (readonly string[])[] = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
];

/**
 * Signs for distribution where a certificate is named, with the hardened runtime, and has that notarised
 * where credentials are. Without a certificate the app still needs some signature to run on Apple silicon.
 * Such a one belongs to no team, and the hardened runtime would refuse to load Electron's own framework.
 */
export function decideMacSigning(env: Env): MacSigning {
  if (!env.CSC_LINK && !env.CSC_NAME) return { identity: '-', hardenedRuntime: false, notarize: false };
  return {
    hardenedRuntime: true,
    notarize: NOTARY.some((names) => names.every((name) => Boolean(env[name]))),
  };
}
