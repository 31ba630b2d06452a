/** What a message can be turned into, and what it became. Other domains' forms do the turning. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { mayPropose } from '../amendments/index.ts'
import { settledOf } from '../outcomes/index.ts'
import { callsOf, phaseOf } from '../decisions/index.ts'
import { docketsOf, findSubmission, submissionId } from '../dockets/index.ts'
import { canTry, ORIGIN_FIELD } from '../people/index.ts'
import { mayActAs } from '../processes/index.ts'
import { PENS, textsOf } from '../texts/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { Place } from './ground.ts'
import type { Leave, Message } from './message.ts'
import { mayTurn } from './rules.ts'
import type { Became, Turn } from './shown.ts'

const PATHS: Readonly<Record<string, string>> = {
  issue: '/issues/',
  objection: '/objections/',
  amendment: '/amendments/',
  text: '/texts/',
  action: '/actions/',
}

export async function becameOf(read: Read, thing: string): Promise<Became | undefined> {
  const [kind = '', id = ''] = thing.split(':')
  if (kind === 'submission') {
    const known = submissionId(id)
    const found = known && (await findSubmission(read, known))
    return found && { kind, href: `/dockets/${found.docket}/submissions/${id}` }
  }
  const path = PATHS[kind]
  return path === undefined ? undefined : { kind, href: `${path}${id}` }
}

type Turned = {
  readonly message: Message
  readonly place: Place
  readonly leaves: readonly Leave[]
}

/** Calls, dockets and texts that one message is offered for at most. */
const OFFERED_MAX = 20

/** The forms that this reader can open with the words of the message in them. */
export async function turnsFor(
  { read, now, viewer }: { read: Read; now: Instant; viewer: Actor | undefined },
  { message, place, leaves }: Turned,
): Promise<readonly Turn[]> {
  if (!viewer || place.process?.reported || !mayTurn(message, viewer, leaves)) return []
  const from = `${ORIGIN_FIELD}=message:${message.id}`
  const issue: Turn = { kind: 'issue', href: `/issues?${from}#propose`, title: '' }
  const { process, body } = place
  const action: Turn = { kind: 'action', href: `/actions/new?${from}`, title: '' }
  if (!process) return body === undefined ? [issue] : [issue, action]
  const calls = (await callsOf(read, { process: process.id })).filter(
    (call) => phaseOf(call, now) === 'open',
  )
  const dockets = (await docketsOf(read, process.id)).filter(({ state }) => state.kind === 'open')
  const texts = await textsOf(read, process.id)
  const words = await wordsOf(
    read,
    [...dockets, ...texts].map(({ title }) => title),
  )
  const titleOf = (one: { readonly title: string } | undefined) => {
    const wording = one && words.get(one.title)
    return wording?.kind === 'text' ? wording.text : ''
  }
  const objections = calls.map(({ id, subject }) => ({
    kind: 'objection' as const,
    href: `/calls/${id}?${from}#objections`,
    title: titleOf(texts.find((text) => text.id === subject.text)),
  }))
  const statements = dockets.map((docket) => ({
    kind: 'statement' as const,
    href: `/dockets/${docket.id}?${from}#comment`,
    title: titleOf(docket),
  }))
  const by = { kind: 'person', actor: viewer } as const
  const settled = new Set<string>()
  for (const { id } of texts) if (await settledOf(read, id)) settled.add(id)
  const open = texts.filter(({ id }) => !settled.has(id))
  const proposals = open
    .filter((text) => canTry(mayPropose({ process, text }, by)))
    .map((text) => ({
      kind: 'proposal' as const,
      href: `/texts/${text.id}/amendments/new?${from}`,
      title: titleOf(text),
    }))
  const holdsPen = mayActAs(process, by, PENS).ok
  const amendments = (holdsPen ? open : []).map((text) => ({
    kind: 'amendment' as const,
    href: `/texts/${text.id}/next?${from}`,
    title: titleOf(text),
  }))
  const offered = [...objections, ...statements, ...proposals, ...amendments]
  return [issue, action, ...offered.slice(0, OFFERED_MAX)]
}
