/** Gives the environment of a program that gets nothing of this process's own and reaches loopback alone. */
export function bareEnv(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TZ: 'UTC',
    LAB_PROVIDER_KEY: 'unused',
    // Whatever would leave this machine fails at once.
    HTTP_PROXY: 'http://127.0.0.1:1',
    HTTPS_PROXY: 'http://127.0.0.1:1',
    NO_PROXY: '127.0.0.1,localhost',
  };
}
