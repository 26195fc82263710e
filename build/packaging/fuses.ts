import type { Configuration } from 'electron-builder';

/**
 * What the packaged Electron can no longer be made to do, whatever its environment and command line say.
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 */
export const fuses = {
  /** ELECTRON_RUN_AS_NODE would run any script in the app's name. */
  runAsNode: false,
  /** NODE_OPTIONS and NODE_EXTRA_CA_CERTS. */
  enableNodeOptionsEnvironmentVariable: false,
  /** --inspect and SIGUSR1. */
  enableNodeCliInspectArguments: false,
  /** The archive must be the one that was packaged; macOS and Windows check it. */
  enableEmbeddedAsarIntegrityValidation: true,
  /** Nor is anything else beside it loaded in its place. */
  onlyLoadAppFromAsar: true,
  /** The page keeps no cookies; what Chromium might store is not readable by others. */
  enableCookieEncryption: true,
  /** The page comes over its own scheme, so file: needs no more rights than on the web. */
  grantFileProtocolExtraPrivileges: false,
  /** There is no snapshot of its own to load. */
  loadBrowserProcessSpecificV8Snapshot: false,
} as const satisfies NonNullable<Configuration['electronFuses']>;
