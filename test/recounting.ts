/** The record as files, and the sceptic's script run over them, as outside of this place. */
import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import type { Pin } from '../src/domains/templates/index.ts'
import { entrySource } from '../src/platform/record/index.ts'
import {
  headStore,
  openEpoch,
  startSequencer,
  startSigner,
} from '../src/platform/record/log/index.ts'
import { seconds } from '../src/platform/values.ts'
import type { World } from './world.ts'

const scriptOf = (name: string) =>
  fileURLToPath(new URL(`../docs/recount/${name}`, import.meta.url))
export const SCRIPT = scriptOf('bicameral.mjs')
export const POINTS_SCRIPT = scriptOf('points.mjs')
const run = promisify(execFile)

/** Signed as `serve` does it; where it lies. */
export async function publishedRecord({ database, clock }: World): Promise<string> {
  const data = await mkdtemp(join(inject('folder'), 'recount-'))
  const epoch = await openEpoch({ data, site: 'localhost', year: 2026 })
  const signer = startSigner({ folder: epoch.keys, origin: epoch.origin })
  const sequencer = startSequencer({
    folder: epoch.folder,
    signer,
    head: headStore(database, epoch.origin),
    source: entrySource(database.read),
    durable: database.durable,
    every: seconds(1),
    clock,
  })
  await sequencer.flush()
  await sequencer.stop()
  await signer.close()
  return epoch.folder
}

/** The bytes of a template as a stranger fetches them. */
export async function templateFile(
  { stranger }: World,
  { name, version }: Pick<Pin, 'name' | 'version'>,
): Promise<string> {
  const file = join(await mkdtemp(join(inject('folder'), 'template-')), 'template.json')
  await writeFile(file, await stranger.text(`/templates/${name}/${version}/bytes`))
  return file
}

export async function recounted(
  record: string,
  template: string,
  ballot: string,
  script: string = SCRIPT,
) {
  try {
    const { stdout } = await run(process.execPath, [script, record, template, ballot])
    return { code: 0, said: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  }
}
