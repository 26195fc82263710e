import type { DownloadOutcome } from './electron-download.ts';

/** Which host shows the popover, and what the user reads where it is not the tray. */
export type Host =
  | { readonly kind: 'tray'; readonly binary: string }
  | { readonly kind: 'browser'; readonly reason: string };

export interface HostFacts {
  /** `CODEX_GLANCE_HOST`. */
  readonly asked: string | undefined;
  /** Electron's executable. */
  readonly binary: string | null;
  /** Null while the download goes on; undefined where none was tried. */
  readonly download: DownloadOutcome | null | undefined;
}

/** The tray wherever Electron can run it, else the browser. */
export function decideHost({ asked, binary, download }: HostFacts): Host {
  if (asked === 'browser') {
    return {
      kind: 'browser',
      reason: 'CODEX_GLANCE_HOST asks for the browser, so the popover is served there:',
    };
  }
  if (binary !== null) return { kind: 'tray', binary };
  if (download === null) {
    return {
      kind: 'browser',
      reason:
        "Electron's binary is still being downloaded, so the popover is served in the browser this time:",
    };
  }
  const why = download?.state === 'failed' ? ` (${download.reason})` : '';
  return {
    kind: 'browser',
    reason: `Electron's binary could not be had${why}, so the popover is served in the browser:`,
  };
}

/** Whether Electron, having failed, had no screen to show anything on. */
export function hasNoDisplay(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}
