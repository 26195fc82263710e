/** What the command line asks of the tray host. Everything else on it belongs to Electron. */
export interface StartOptions {
  /** Begin with generated sample sessions. */
  readonly demo: boolean;
  /** Open the popover at once. */
  readonly show: boolean;
}

export function readStartOptions(argv: readonly string[]): StartOptions {
  return { demo: argv.includes('--demo'), show: argv.includes('--show') };
}
