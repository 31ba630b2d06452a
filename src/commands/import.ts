/** `parley import`: bodies from a file. What is there already is left as it is. */
import { existsSync, readFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { importBodies, readBodies } from '../domains/bodies/index.ts'
import { foundSite } from '../founding.ts'
import { openGround } from '../serving.ts'
import { done, refused, type Ending } from './ending.ts'

export async function bodies(config: Config, file: string): Promise<Ending> {
  if (!existsSync(file)) return refused(`There is no file ${file}.`)
  const read = readBodies(readFileSync(file, 'utf8'))
  if (!read.ok) {
    const lines = read.refusal.map(
      ({ line, field, message }) => `${file}:${line} ${field}: ${message}`,
    )
    return refused(lines.join('\n'))
  }
  const ground = await openGround(config)
  try {
    await foundSite(ground)
    const { clock } = ground
    const { founded, seats } = await ground.database.transact((tx, now) =>
      importBodies({ tx, clock, now }, read.value),
    )
    return done(`${founded} bodies founded, ${seats} seats added; all of them vacant.`)
  } finally {
    await ground.close()
  }
}
