/** Processes as bodies name them, where an officer delegates a role in one. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { ProcessesNamed, ProcessNamed } from '../bodies/index.ts'
import { processId } from './process.ts'
import type { Process } from './process.ts'
import { findProcess } from './store.ts'

/** Of those in which a body's officers delegated something. */
const NAMED_MAX = 200

async function named(db: Read | Tx, process: Process): Promise<ProcessNamed> {
  const words = (await wordsOf(db, [process.title])).get(process.title)
  return {
    id: process.id,
    slug: process.slug,
    title: words.kind === 'text' ? words.text : process.slug,
    isRunning: process.state.kind === 'running' || process.state.kind === 'suspended',
  }
}

export const processesNamed: ProcessesNamed = {
  async at(db, slug) {
    const process = await findProcess(db, { slug })
    return process && !process.reported ? named(db, process) : undefined
  },
  async by(db, ids) {
    const found: ProcessNamed[] = []
    for (const id of ids.slice(0, NAMED_MAX)) {
      const known = processId(id)
      const process = known && (await findProcess(db, { id: known }))
      if (process) found.push(await named(db, process))
    }
    return found
  },
}
