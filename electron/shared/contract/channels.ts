/**
 * Names of the two IPC channels of the tray host; the page never sees them. In a file of their own, so that the
 * preload script does not include the schemas of the contract.
 */
export const REQUEST_CHANNEL = 'codex-glance:request';
export const SNAPSHOT_CHANNEL = 'codex-glance:snapshot';
