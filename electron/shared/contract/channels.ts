/**
 * Names of the two channels the tray host uses; the page never sees them. They stand alone so that
 * the preload script need not carry the schemas of the contract.
 */
export const REQUEST_CHANNEL = 'codex-glance:request';
export const SNAPSHOT_CHANNEL = 'codex-glance:snapshot';
