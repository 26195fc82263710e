import { defineConfig } from 'vitest/config';

/** A test that takes this long hangs; how quick it is otherwise depends on what else the machine does. */
const shared = {
  env: { TZ: 'UTC' },
  setupFiles: ['test/setup/messages-as-text.ts'],
  restoreMocks: true,
  testTimeout: 30_000,
  hookTimeout: 30_000,
};

/*
 * A file `NAME.slow.test.ts` takes seconds: it builds, starts programs, or goes through very many cases. It is of its
 * folder's project all the same; `npm run test:quick`, which has the mode `quick`, leaves such files out by their name.
 */

const SLOW = '**/*.slow.test.*';

export default defineConfig(({ mode }) => ({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/lab/**',
            'test/collectors/**',
            'test/differential/**',
            'test/e2e/**',
            'test/security/checklist.test.ts',
            'test/renderer/**',
            ...(mode === 'quick' ? [SLOW] : []),
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'page',
          environment: 'happy-dom',
          // As wide as the popover; a test of the desk makes it wider.
          environmentOptions: { happyDOM: { width: 360, height: 520 } },
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          exclude: mode === 'quick' ? [SLOW] : [],
        },
      },
      {
        test: {
          ...shared,
          name: 'lab',
          environment: 'node',
          include: [
            'test/lab/**/*.test.ts',
            'test/collectors/**/*.test.ts',
            'test/differential/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts', 'test/security/checklist.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
}));
