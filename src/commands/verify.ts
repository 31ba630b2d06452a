/** `parley verify`: the record as a stranger checks it, the tables against it, uploaded files. */
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { ACTS, TABLES } from '../joined.ts'
import { NAMED_FILES } from '../named-files.ts'
import { checkFiles, explainFiles } from '../platform/files/index.ts'
import { explainAt, explainHere, verifyAt, verifyHere } from '../platform/record/index.ts'
import { epochOf, openGround } from '../serving.ts'
import { done, refused, type Ending } from './ending.ts'

export async function verify(config: Config, { from }: { from?: string }): Promise<Ending> {
  if (from !== undefined) {
    const memory = join(config.folder, 'verified', encodeURIComponent(from))
    const report = await verifyAt(from, memory)
    return ending(report.ok, explainAt(report))
  }
  const ground = await openGround(config)
  try {
    const { folder } = await epochOf(config)
    const memory = join(config.folder, 'verified', 'here')
    const { database } = ground
    const report = await verifyHere({ database, tables: TABLES, acts: ACTS, folder, memory })
    const files = await checkFiles(database.read, ground.files, NAMED_FILES)
    const isSound = report.ok && files.missing.length === 0
    return ending(isSound, [...explainHere(report), ...explainFiles(files)])
  } finally {
    await ground.close()
  }
}

const ending = (isSound: boolean, lines: readonly string[]): Ending =>
  isSound ? done(lines.join('\n')) : refused(lines.join('\n'))
