/** Makes a site with one text, a version for each wording given. Measures nothing. */
import { readConfig } from '../src/config.ts'
import { beginProcess } from '../src/domains/processes/index.ts'
import { findPins, latestOf } from '../src/domains/templates/index.ts'
import { draftText, publishVersion, type Passage } from '../src/domains/texts/index.ts'
import { foundSite } from '../src/founding.ts'
import { seededRandom, systemClock } from '../src/platform/clock.ts'
import type { Tx } from '../src/platform/db/index.ts'
import type { Result } from '../src/platform/values.ts'
import { openGround } from '../src/serving.ts'

const clock = { ...systemClock, random: seededRandom('texts') }

const value = <Value>(result: Result<Value, { readonly kind: string }>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const stepIn = (tx: Tx) => {
  const reported = { source: 'https://example.org', on: '2026-03-01' }
  const by = { kind: 'importer', reported } as const
  return { tx, clock, now: clock.now(), by, via: 'import' } as const
}

/** @returns the path of the text */
export async function makeTextSite(
  folder: string,
  [first = [], ...later]: readonly (readonly Passage[])[],
): Promise<string> {
  const read = readConfig({ PARLEY_DATA: folder, PARLEY_SMTP_PORT: '0' })
  if (!read.ok) throw new Error('no such settings')
  const ground = await openGround(read.config, { clock, muted: true })
  const { database } = ground
  try {
    await foundSite(ground)
    const { process, text } = await database.transact(async (tx) => {
      const pin = latestOf(await findPins(tx), 'convening')
      if (!pin) throw new Error('no template')
      const step = stepIn(tx)
      const asked = { slug: 'long', title: 'A long text', question: 'How long?', pin }
      const begun = value(await beginProcess(step, { ...asked, practice: true }))
      const clauses = first.map(({ words }) => ({ id: undefined, words }))
      const draft = { title: 'A long text', language: 'en', reason: 'First', clauses } as const
      return { process: begun, ...value(await draftText(step, begun, draft)) }
    })
    for (const [index, clauses] of later.entries()) {
      await database.transact(async (tx) => {
        const asked = { base: index + 1, clauses, reason: 'As agreed' }
        value(await publishVersion(stepIn(tx), { process, text, freezes: [] }, asked))
      })
    }
    return `/texts/${text.id}`
  } finally {
    await ground.close()
  }
}
