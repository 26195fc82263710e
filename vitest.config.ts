import { defineConfig } from 'vitest/config';

/** A test that takes this long hangs; how quick it is otherwise depends on what else the machine does. */
const shared = {
  env: { TZ: 'UTC' },
  setupFiles: ['test/setup/messages-as-text.ts'],
  restoreMocks: true,
  testTimeout: 30_000,
  hookTimeout: 30_000,
};

export default defineConfig({
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
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'page',
          environment: 'happy-dom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
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
});
