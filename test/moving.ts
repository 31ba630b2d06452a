/** What a domain says of whose move it is, asked of its provider alone: for tests. */
import { openCatalogues } from '../src/platform/languages/index.ts'
import type { MoveProvider, Process } from '../src/domains/processes/index.ts'
import { templateOf } from '../src/domains/templates/index.ts'
import { SOURCES } from '../src/site.ts'
import type { World } from './world.ts'

const t = openCatalogues(SOURCES).translator('en')

/** Each with who, what they do in words, until when, and what a gate that waits for it asks. */
export async function movesIn({ database }: World, { moves }: MoveProvider, process: Process) {
  const { read, clock } = database
  const now = clock.now()
  const template = await templateOf(read, process.pin)
  return (await moves(read, process, now)).map(({ does, ...move }) => ({
    ...move,
    does: does({ t, template, now }),
  }))
}
