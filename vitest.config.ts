import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** A test that takes this long hangs; how quick it is otherwise depends on what else the machine does. */
const shared = (quick: boolean) => ({
  env: { TZ: 'UTC', GLANCE_QUICK: quick ? '1' : '' },
  setupFiles: ['test/setup/messages-as-text.ts'],
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  testTimeout: 30_000,
  hookTimeout: 30_000,
});

/** A file `NAME.mocked.test.ts` replaces a module for itself, and therefore has modules of its own. */
const MOCKED = '**/*.mocked.test.{ts,tsx}';

/**
 * A file `NAME.slow.test.ts` takes seconds or needs a build: it starts programs, or goes through many cases. It is of its
 * folder's project all the same; `npm run test:quick`, which has the mode `quick`, leaves such files out by their name,
 * and tries properties less often: `test/setup/runs.ts`.
 */
const SLOW = '**/*.slow.test.{ts,tsx}';

export default defineConfig(({ mode }) => {
  const quick = mode === 'quick';
  const leftOut = quick ? [SLOW] : [];
  const alone = shared(quick);
  // Files of one worker share its modules, as loading them for each file takes longer than most tests.
  const together = { ...alone, isolate: false };
  return {
    test: {
      // By default a core is left alone; the whole run needs it for the programs that its tests start.
      ...(quick ? { maxWorkers: availableParallelism() } : {}),
      projects: [
        {
          test: {
            ...together,
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
              MOCKED,
              ...leftOut,
            ],
          },
        },
        {
          test: {
            ...together,
            name: 'page',
            environment: 'happy-dom',
            // As wide as the popover; a test of the desk makes it wider.
            environmentOptions: { happyDOM: { width: 360, height: 520 } },
            setupFiles: [...alone.setupFiles, 'test/setup/fast-page.ts'],
            include: ['test/renderer/**/*.test.{ts,tsx}'],
            exclude: [MOCKED, ...leftOut],
          },
        },
        {
          test: { ...alone, name: 'mocked', environment: 'node', include: [`test/${MOCKED}`] },
        },
        {
          test: {
            ...alone,
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
            ...alone,
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
  };
});
