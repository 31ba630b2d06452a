/** Two objections that say the same become one, once whoever speaks for each has agreed. */
import {
  agreeToMerge,
  endMerge,
  proposeMerge,
  type Behind,
  type Merge,
  type MergeId,
  type Merging,
  type MergePair,
} from '../domains/decisions/index.ts'
import { ok, refuse, type Result } from '../platform/values.ts'
import type { Answer, PlayRefusal, Turn } from './answer.ts'
import { held, isNamed, withCall, type Held } from './calls.ts'
import type { ActOf } from './scenario.ts'
import type { Called, Table } from './table.ts'

type Named = { readonly objection: string; readonly into: string }
type Both = Held & { readonly pair: MergePair }

function bothOf(table: Table, named: Named, turn: Turn): Result<Both, PlayRefusal> {
  const of = (called: Called, name: string) => called.objections.find((one) => isNamed(one, name))
  const called = table.calls.find((one) => of(one, named.objection))
  const from = called && of(called, named.objection)
  const into = called && of(called, named.into)
  if (!called || !from || !into) return refuse({ kind: 'no-such-objection' })
  const case_ = held(table, called.name, turn)
  if (!case_.ok) return case_
  return ok({ ...case_.value, pair: { call: called.call, from, into } })
}

export function merge(table: Table, act: ActOf<'merge'>, turn: Turn): Answer {
  const both = bothOf(table, act, turn)
  if (!both.ok) return both
  const { pair, party, rule, called } = both.value
  const id = `merge-${turn.nth}` as string as MergeId
  const facts = { now: turn.now, before: called.merges, id, reason: act.reason }
  const merging = proposeMerge(pair, party, rule, facts)
  return merging.ok ? ok(withMerging(table, called, merging.value)) : merging
}

const askedOf = ({ pair: { from, into }, called }: Both): Merge | undefined =>
  called.merges.findLast((one) => one.from === from.objection.id && one.into === into.objection.id)

export function agreeIn(table: Table, act: ActOf<'agree-merge'>, turn: Turn): Answer {
  const both = bothOf(table, act, turn)
  if (!both.ok) return both
  const asked = askedOf(both.value)
  if (!asked) return refuse({ kind: 'no-such-merge' })
  const { pair, party, called } = both.value
  const merging = agreeToMerge(pair, asked, party, turn.now)
  return merging.ok ? ok(withMerging(table, called, merging.value)) : merging
}

export function endIn(table: Table, act: ActOf<'end-merge'>, turn: Turn): Answer {
  const both = bothOf(table, act, turn)
  if (!both.ok) return both
  const asked = askedOf(both.value)
  if (!asked) return refuse({ kind: 'no-such-merge' })
  const { pair, party, called } = both.value
  const ended = endMerge(pair, asked, party, turn.now)
  return ended.ok ? ok(withMerging(table, called, { merge: ended.value, changes: [] })) : ended
}

function withMerging(table: Table, called: Called, { merge: one, changes }: Merging): Table {
  const merges = [...called.merges.filter(({ id }) => id !== one.id), one]
  const objections = changes.reduce(
    (all, change) => all.map((behind) => changed(behind, change)),
    called.objections,
  )
  return withCall(table, { ...called, merges, objections })
}

function changed(behind: Behind, change: Merging['changes'][number]): Behind {
  if (change.kind === 'objection') {
    const { objection } = change
    return objection.id === behind.objection.id ? { ...behind, objection } : behind
  }
  const { supporter } = change
  if (supporter.objection !== behind.objection.id) return behind
  const others = behind.supporters.filter(({ person }) => person !== supporter.person)
  return { ...behind, supporters: [...others, supporter] }
}
