/** Numbered advice in a played process: given, answered item by item, consulted about. */
import {
  answered,
  bodyOf,
  consulted,
  enteredItem,
  mayAnswer,
  mayConsult,
  mayGive,
  type AdviceId,
  type Case,
  type Answer as ItemAnswer,
  type Item,
} from '../domains/advice/index.ts'
import { ok, refuse } from '../platform/values.ts'
import type { Answer, Turn } from './answer.ts'
import { decidedIn } from './facts.ts'
import type { ActOf } from './scenario.ts'
import type { Advised, Table } from './table.ts'

export const adviceIdOf = (name: string) => `advice-${name}` as string as AdviceId

/** Where no parties are named, those of the template's first rule. */
export function give(table: Table, act: ActOf<'give-advice'>, turn: Turn): Answer {
  const id = adviceIdOf(act.advice)
  if (table.advice.some(({ advice }) => advice.id === id)) return refuse({ kind: 'name-taken' })
  const { process, template } = table
  const first = template.advice[0]
  const parties = { from: act.from ?? first?.from ?? '', to: act.to ?? first?.to ?? '' }
  const given = table.advice.length
  const allowed = mayGive({ process, template, given }, parties, turn.by)
  if (!allowed.ok) return allowed
  const advice = {
    ...parties,
    id,
    process: process.id,
    bodies: { from: bodyOf(template, parties.from), to: bodyOf(template, parties.to) },
    title: act.advice,
    givenBy: allowed.value.actor.person,
    role: allowed.value.role,
    givenAt: turn.now,
  }
  let items: readonly Item[] = []
  for (const words of act.items) {
    const typed = { words, consensus: act.consensus }
    items = [...items, enteredItem({ advice, items }, typed, turn.now)]
  }
  return ok({ ...table, advice: [...table.advice, { advice, items, answers: [] }] })
}

type Held = { readonly one: Advised; readonly about: Case; readonly item: Item }

function held(table: Table, act: { advice: string; item: number }): Held | undefined {
  const one = table.advice.find(({ advice }) => advice.id === adviceIdOf(act.advice))
  const item = one?.items.find(({ number }) => number === act.item)
  if (!one || !item) return undefined
  const { process, template } = table
  return { one, item, about: { process, template, decided: decidedIn(table), ...one } }
}

export function answerItem(table: Table, act: ActOf<'answer-advice'>, turn: Turn): Answer {
  const found = held(table, act)
  if (!found) return refuse({ kind: 'no-such-item' })
  const allowed = mayAnswer(found.about, act.item, turn.by)
  if (!allowed.ok) return allowed
  const made = answered(found.about, { number: act.item, answer: act.answer }, turn.now)
  if (!made.ok) return made
  const { person: by } = allowed.value.actor
  const said = { step: made.value.step, answer: act.answer, reasons: act.reasons, by }
  const state = made.value.state
  return ok(settled(table, found, { ...said, role: allowed.value.role, madeAt: turn.now, state }))
}

export function consult(table: Table, act: ActOf<'hold-consultation'>, turn: Turn): Answer {
  const found = held(table, act)
  if (!found) return refuse({ kind: 'no-such-item' })
  const { about, item } = found
  const allowed = mayConsult(about, act.item, turn.by, turn.now)
  if (!allowed.ok) return allowed
  const { actor, role } = allowed.value
  const answer = 'answer' in item.state ? item.state.answer : ''
  const said = { step: 'consulted', answer, reasons: act.reasons, by: actor.person } as const
  const state = consulted(item, turn.now)
  return ok(settled(table, found, { ...said, role, madeAt: turn.now, state }))
}

type Made = Omit<ItemAnswer, 'advice' | 'number' | 'place'> & Pick<Item, 'state'>

function settled(table: Table, { one, item }: Held, { state, ...said }: Made): Table {
  const { advice, number } = item
  const place = one.answers.filter((other) => other.number === number).length
  const after = {
    ...one,
    items: one.items.map((other) => (other.number === number ? { ...item, state } : other)),
    answers: [...one.answers, { ...said, advice, number, place }],
  }
  return {
    ...table,
    advice: table.advice.map((other) => (other.advice.id === advice ? after : other)),
  }
}
