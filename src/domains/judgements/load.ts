/** Loads what the page of judgements shows. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor, type Named, type PersonId } from '../people/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
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

export type Shown = {
  readonly process: Process
  readonly before: Before
  readonly judgements: readonly Judgement[]
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

export async function loadJudgements(asked: Asked, slug: string): Promise<Shown | undefined> {
  const process = await findProcess(asked.read, { slug })
  return process && shownFor(asked, process)
}

export async function shownFor(
  { read, now, viewer, returned }: Asked,
  process: Process,
): Promise<Shown> {
  const judgements = await judgementsOf(read, process.id)
  const people = [...new Set(judgements.map(({ by }) => by))]
  return {
    process,
    before: await beforeIt(read, process, now),
    judgements,
    words: await wordsOf(read, [process.title, ...judgements.map(({ reasons }) => reasons)]),
    names: await namesOf(read, await findPeople(read, people)),
    viewer,
    returned,
  }
}
