/** Loads one contribution with all that became of it. Renders and decides nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { historyOf } from '../../platform/record/index.ts'
import { findPeople, namesOf, personId, type PersonId, type Tools } from '../people/index.ts'
import { type ContributedRef, findProcess } from '../processes/index.ts'
import { isPen, sceneOf, textsShown, type Asked } from './load.ts'
import type { OneShown } from './shown.ts'
import { authorOf } from './speakers.ts'
import { sealsOf } from './store-covered.ts'
import { toldOf } from './told.ts'

const HISTORY_LINES = 50

export async function loadOne(
  asked: Asked,
  ref: ContributedRef,
  { sentenceOf, t }: Pick<Tools, 'sentenceOf'> & { readonly t: Translate },
): Promise<OneShown | undefined> {
  const { read } = asked
  const all = await toldOf(read, ref)
  const contributed = all[0]?.traced.contributed
  const process = contributed && (await findProcess(read, { id: contributed.process }))
  if (!contributed || !process) return undefined
  const author = await authorOf(read, contributed)
  const isAuthor = asked.viewer !== undefined && asked.viewer.person === author
  const own = isAuthor || isPen(asked, process)
  const told = all.filter(({ cover }) => own || cover === 'open')
  const texts = await textsShown(read, process)
  const limit = HISTORY_LINES
  const lines = told.length === 0 ? [] : await historyOf(read, { obj: ref, limit })
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
    ...(await sceneOf(
      asked,
      process,
      told.map(({ traced }) => traced),
    )),
    contributed,
    ends: told.map(({ traced, cover }) => ({
      traced,
      cover,
      at: texts.find(({ text }) => text.id === traced.text),
    })),
    cover: all.find(({ cover }) => cover !== 'open')?.cover ?? 'open',
    isAuthor,
    seals: isAuthor ? await sealsOf(read, ref) : new Map(),
    texts,
    history: lines.map((line) => sentenceOf(line, nameOf(line.entry.actor), t)).toReversed(),
  }
}
