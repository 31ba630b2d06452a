/** One folder for all that a run of the tests writes; gone when the run ends. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    readonly folder: string
  }
}

export default async function makeFolder(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  project.provide('folder', folder)
  return () => rm(folder, { recursive: true, force: true })
}
