/** What waits for somebody: items to answer, consultations to hold, letters. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { By, ProcessId } from '../processes/index.ts'
import type { AdviceId, Item } from './advice.ts'
import { mayReply } from './rules-letters.ts'
import { mayAnswer, mayConsult, type Case } from './rules.ts'
import { caseOf, groundOf } from './steps.ts'
import { lettersOwed } from './store-letters.ts'
import { findAdvice, itemsOwed } from './store.ts'

type Key = `advice.things.${'answer' | 'consult' | 'letter'}`

export type Thing = {
  readonly said: {
    readonly key: Key
    readonly name: string
    readonly number?: number
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'answer'
  readonly process: ProcessId
}

/** Late is still owed: whoever missed the day is asked until it is done. */
export async function adviceThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const by = { kind: 'person', actor } as const
  return [...(await itemsFor(read, by, now)), ...(await lettersFor(read, by, now))]
}

async function itemsFor(read: Read, by: By, now: Instant): Promise<readonly Thing[]> {
  const cases = new Map<AdviceId, Case>()
  const things: { readonly thing: Thing; readonly title: string }[] = []
  for (const item of await itemsOwed(read)) {
    const advice = cases.get(item.advice)?.advice ?? (await findAdvice(read, item.advice))
    if (!advice) continue
    const about = cases.get(item.advice) ?? (await caseOf(read, advice))
    cases.set(item.advice, about)
    const key = waitsFor(about, item, by, now)
    if (!key) continue
    const said: Thing['said'] = { key, name: advice.title, number: item.number }
    const href = `/advice/${advice.id}#item-${item.number}`
    const { process } = about
    const thing = { said, href, ...when(item, now), stake: 'answer', process: process.id } as const
    things.push({ thing, title: advice.title })
  }
  const words = await wordsOf(
    read,
    things.map(({ title }) => title),
  )
  return things.map(({ thing, title }) => {
    const wording = words.get(title)
    const name = wording.kind === 'text' ? wording.text : '…'
    return { ...thing, said: { ...thing.said, name } }
  })
}

function waitsFor(about: Case, item: Item, by: By, now: Instant): Key | undefined {
  if (item.state.kind === 'consulting') {
    return mayConsult(about, item.number, by, now).ok ? 'advice.things.consult' : undefined
  }
  return mayAnswer(about, item.number, by).ok ? 'advice.things.answer' : undefined
}

function when({ state, enteredAt }: Item, now: Instant): Pick<Thing, 'until' | 'since'> {
  if (state.kind !== 'consulting' || state.due === undefined) {
    return { until: undefined, since: enteredAt }
  }
  return now < state.due
    ? { until: state.due, since: undefined }
    : { until: undefined, since: state.due }
}

async function lettersFor(read: Read, by: By, now: Instant): Promise<readonly Thing[]> {
  const mine = []
  for (const letter of await lettersOwed(read)) {
    const { process } = await groundOf(read, letter.process)
    if (mayReply(process, letter, by).ok) mine.push(letter)
  }
  const words = await wordsOf(
    read,
    mine.map(({ sender }) => sender),
  )
  return mine.map(({ id, process, sender, due }) => {
    const wording = words.get(sender)
    const name = wording.kind === 'text' ? wording.text : '…'
    const late = now >= due
    return {
      said: { key: 'advice.things.letter', name },
      href: `/letters/${id}`,
      until: late ? undefined : due,
      since: late ? due : undefined,
      stake: 'answer',
      process,
    }
  })
}
