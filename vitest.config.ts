/** Which tests run where: stores and routes on both engines, journeys in a browser, others once. */
import { defineConfig } from 'vitest/config'

const ON_BOTH_ENGINES = ['**/{store,routes,jobs}.test.{ts,tsx}', '**/*.both.test.ts']
const ONLY_POSTGRES = ['**/postgres.both.test.ts']
const JOURNEYS = ['test/journeys/**']
const TEST_FILES = ['src', 'demo', 'test'].map((top) => `${top}/**/*.test.{ts,tsx}`)
const NEVER = ['**/node_modules/**', 'dist/**']

/** A hang ends here; a busy machine does not: nothing is asserted about time. */
const HANG_MS = 60_000

/** A journey starts a browser and a server, and pays for both. */
const JOURNEY_MS_MAX = 120_000

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // No module keeps anything of one file for the next; loading Parley anew for each took a third
    // of the time.
    isolate: false,
    testTimeout: HANG_MS,
    hookTimeout: HANG_MS,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: TEST_FILES,
          exclude: [...NEVER, ...ON_BOTH_ENGINES, ...JOURNEYS],
          globalSetup: ['test/folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ON_BOTH_ENGINES,
          exclude: [...NEVER, ...JOURNEYS, ...ONLY_POSTGRES],
          env: { PARLEY_TEST_ENGINE: 'sqlite' },
          globalSetup: ['test/folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ON_BOTH_ENGINES,
          exclude: [...NEVER, ...JOURNEYS],
          env: { PARLEY_TEST_ENGINE: 'postgres' },
          globalSetup: ['test/folder.ts', 'test/postgres.ts'],
          runner: 'test/skipping.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: JOURNEYS.map((folder) => `${folder}/*.test.{ts,tsx}`),
          exclude: NEVER,
          testTimeout: JOURNEY_MS_MAX,
          hookTimeout: JOURNEY_MS_MAX,
          globalSetup: ['test/folder.ts', 'test/postgres.ts', 'test/journeys/built.ts'],
        },
      },
    ],
  },
})
