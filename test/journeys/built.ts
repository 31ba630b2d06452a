/** Builds the product and plays its demo, once for all journeys of a run, before any of them. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { buildIfChanged } from '../../bin/build.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo was played; each journey that changes it takes a copy. */
    readonly demo: string
  }
}

export const CHROMIUM = '/usr/bin/chromium'
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const PROGRAM = join(root, 'dist/program/main.js')

export default async function makeDemo(project: TestProject) {
  project.provide('demo', '')
  if (!existsSync(CHROMIUM)) return undefined
  await buildIfChanged(root)
  const folder = await mkdtemp(join(tmpdir(), 'parley-demo-'))
  const env = { ...process.env, PARLEY_DATA: folder }
  await promisify(execFile)(process.execPath, [PROGRAM, 'demo'], { env })
  project.provide('demo', folder)
  return () => rm(folder, { recursive: true, force: true })
}
