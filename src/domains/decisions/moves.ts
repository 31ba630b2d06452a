/** Whose move calls and objections are, for the page of their process. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { byRoles, type Move, type MoveProvider } from '../processes/index.ts'
import { type Template, templateOf } from '../templates/index.ts'
import { datesOf, phaseOf, type Call } from './call.ts'
import type { CallRule } from './call-rule.ts'
import type { Designation } from './designation.ts'
import { isUnanswered, wordAwaited, type Objection } from './objection.ts'
import { callRuleOf } from './rules/rule-of.ts'
import { callsOf } from './store/calls.ts'
import { designationsOf } from './store/designations.ts'
import { objectionsOf } from './store/objections.ts'

const MEMBERS = 'members'

/** What a gate asks of calls is brought about by these moves. */
const SETTLES = ['calls.designated', 'calls.undesignated', 'calls.open', 'designations.*'] as const
const OF_OBJECTIONS = ['objections.unanswered', 'objections.undisposed'] as const

export const decisionMoves: MoveProvider = {
  async moves(read, process, now) {
    const all = await callsOf(read, { process: process.id })
    const calls = all.filter((call) => ['open', 'closed'].includes(phaseOf(call, now)))
    if (calls.length === 0) return []
    const template = await templateOf(read, process.pin)
    const ids = calls.map(({ id }) => id)
    const objections = (await objectionsOf(read, ids)).map(({ objection }) => objection)
    const last = new Map<string, Designation | undefined>()
    for (const id of ids) last.set(id, (await designationsOf(read, id)).at(-1))
    const said = await sayingsOf(read, calls, objections)
    return calls.flatMap((call) => {
      const rule = callRuleOf(template, process.pin, call.windowKind, call.ladder)
      const own = objections.filter((one) => one.call === call.id)
      return [
        ...own.flatMap((one) => ofObjection(one, rule, { said, now })),
        ofCall(call, { rule, last: last.get(call.id), members: membersOf(template), said, now }),
      ]
    })
  },
}

type Sayings = (of: string) => string

async function sayingsOf(
  read: Read,
  calls: readonly Call[],
  objections: readonly Objection[],
): Promise<Sayings> {
  const words = await wordsOf(read, [
    ...calls.map(({ question }) => question),
    ...objections.map(({ title }) => title),
  ])
  return (of) => {
    const wording = words.get(of)
    return wording.kind === 'text' ? wording.text : '…'
  }
}

/** Those who are counted, where the template has a name for them. */
const membersOf = ({ roles }: Template): Move['who'] =>
  roles.some(({ id }) => id === MEMBERS) ? byRoles([MEMBERS]) : { kind: 'anybody' }

type At = { readonly said: Sayings; readonly now: Instant }

function ofObjection(objection: Objection, rule: CallRule, { said, now }: At): readonly Move[] {
  const { id } = objection
  const title = said(objection.title)
  const about = { about: `objection:${id}`, href: `/objections/${id}`, settles: OF_OBJECTIONS }
  if (isUnanswered(objection)) {
    const does: Move['does'] = ({ t }) => t('decisions.things.answer', { title })
    return [{ ...about, who: byRoles(rule.answerers), does }]
  }
  const until = wordAwaited(objection, now)
  if (until === undefined) return []
  const does: Move['does'] = ({ t }) => t('decisions.moves.word', { title })
  return [{ ...about, who: { kind: 'behind' }, does, until }]
}

type Seen = At & {
  readonly rule: CallRule
  readonly last: Designation | undefined
  readonly members: Move['who']
}

function ofCall(call: Call, { rule, last, members, said, now }: Seen): Move {
  const question = said(call.question)
  const about = { about: `call:${call.id}`, href: `/calls/${call.id}`, settles: SETTLES }
  const closes = datesOf(call)?.closes
  if (phaseOf(call, now) === 'open') {
    const does: Move['does'] = ({ t }) => t('decisions.things.position', { question })
    return { ...about, who: members, does, ...(closes === undefined ? {} : { until: closes }) }
  }
  if (last?.state.kind === 'proposed' && now < last.state.reactUntil) {
    const does: Move['does'] = ({ t }) => t('decisions.moves.react', { question })
    return { ...about, who: members, does, until: last.state.reactUntil }
  }
  const does: Move['does'] = ({ t }) => t('decisions.things.conclude', { question })
  return { ...about, who: byRoles(rule.chairs), does }
}
