/** Loads what the page of judgements shows. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { itemsIn, type Item, type ItemProvider } from '../ballots/index.ts'
import { findPeople, namesOf, type Actor } from '../people/index.ts'
import { findProcess, type Process, type ProcessScene } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { Judgement } from './judgement.ts'
import type { Before, JudgementRefusal } from './rules.ts'
import { beforeIt } from './steps.ts'
import { judgementsOf } from './store.ts'

/** A form that came back: for which decision, as it was typed, and why. */
export type Returned = {
  readonly decision: string
  readonly again: Again
  readonly refusal: JudgementRefusal | undefined
}

/** What the register shows: the judgements, and who made them. */
export type Register = Pick<ProcessScene, 'process' | 'template' | 'words' | 'names'> & {
  readonly judgements: readonly Judgement[]
  readonly items: readonly Item[]
}

export type Shown = Register & {
  readonly before: Before
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
  readonly providers: readonly ItemProvider[]
}

export async function loadJudgements(
  { read, now, viewer, returned, providers }: Asked,
  slug: string,
): Promise<Shown | undefined> {
  const process = await findProcess(read, { slug })
  if (!process) return undefined
  const before = await beforeIt(read, process, now)
  const register = await loadRegister(read, process, providers)
  // The form offers them all, also where nothing was judged about one yet.
  const items = await itemsIn(read, process, providers)
  return { ...register, items, before, viewer, returned }
}

export async function loadRegister(
  read: Read,
  process: Process,
  providers: readonly ItemProvider[],
): Promise<Register> {
  const judgements = await judgementsOf(read, process.id)
  const areAboutItems = judgements.some(({ about }) => about.kind !== 'question')
  const people = [...new Set(judgements.map(({ by }) => by))]
  return {
    process,
    template: await templateOf(read, process.pin),
    judgements,
    items: areAboutItems ? await itemsIn(read, process, providers) : [],
    words: await wordsOf(read, [process.title, ...judgements.map(({ reasons }) => reasons)]),
    names: await namesOf(read, await findPeople(read, people)),
  }
}
