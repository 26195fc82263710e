/** The options of the tray host on the command line. All others belong to Electron. */
export interface StartOptions {
  /** Begin with generated sample sessions. */
  readonly demo: boolean;
  /** Open the popover at once. */
  readonly show: boolean;
}

export function readStartOptions(argv: readonly string[]): StartOptions {
  return { demo: argv.includes('--demo'), show: argv.includes('--show') };
}
