/** Loads one contribution with all that became of it. Renders and decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { historyOf } from '../../platform/record/index.ts'
import { findPeople, namesOf, personId, type PersonId, type Tools } from '../people/index.ts'
import { findProcess, type ContributedRef } from '../processes/index.ts'
import { sceneOf, textsShown, type Asked } from './load.ts'
import type { OneShown } from './shown.ts'
import { tracedOf } from './sources.ts'

const HISTORY_LINES = 50

export async function loadOne(
  asked: Asked,
  ref: ContributedRef,
  { sentenceOf, t }: Pick<Tools, 'sentenceOf'> & { readonly t: Translate },
): Promise<OneShown | undefined> {
  const { read } = asked
  const traced = await tracedOf(read, ref)
  const contributed = traced[0]?.contributed
  const process = contributed && (await findProcess(read, { id: contributed.process }))
  if (!contributed || !process) return undefined
  const texts = await textsShown(read, process)
  const lines = await historyOf(read, { obj: ref, limit: HISTORY_LINES })
  const actors = lines.flatMap(({ entry }): readonly PersonId[] => {
    const person = personId(entry.actor)
    return person ? [person] : []
  })
  const names = await namesOf(read, await findPeople(read, [...new Set(actors)]))
  const nameOf = (actor: string) => {
    const person = personId(actor)
    return (person && names.get(person)?.name) ?? actor
  }
  return {
    ...(await sceneOf(asked, process, traced)),
    contributed,
    ends: traced.map((one) => ({
      traced: one,
      at: texts.find(({ text }) => text.id === one.text),
    })),
    texts,
    history: lines.map((line) => sentenceOf(line, nameOf(line.entry.actor), t)).toReversed(),
  }
}
