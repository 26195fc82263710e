/** What the tests of the shell run on. */
export type ShellHost =
  | { readonly kind: 'stand-in' }
  /** `executable` is the absolute path of Electron's binary. */
  | { readonly kind: 'electron'; readonly executable: string };

/** Real Electron where `CODEX_GLANCE_ELECTRON` names its binary (see `npm run shell`), else the stand-in. */
export function decideShellHost(env: Readonly<Record<string, string | undefined>>): ShellHost {
  const executable = env.CODEX_GLANCE_ELECTRON;
  return executable ? { kind: 'electron', executable } : { kind: 'stand-in' };
}
