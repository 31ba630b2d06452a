/** Joining by mail: what is permanent comes by mail, and answering it makes a person. */
import { isUlid, newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import { tryAgainFrom } from '../../platform/mail/inbox/index.ts'
import { after, days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { aboutOf, placeAt } from '../discussions/index.ts'
import {
  agreeOnTheWay,
  agreementKey,
  findAccount,
  gone,
  joinAs,
  type Account,
  type Gone,
} from '../people/index.ts'
import { findProcesses } from '../processes/index.ts'
import { templateOf, undertakingPoints, undertakingsOf } from '../templates/index.ts'
import { placesUnderWay } from './doors-status.ts'
import { joinMail } from './mails.ts'
import { readerOf, type Replying } from './replying.ts'
import type { Request } from './request.ts'
import { sealedPath } from './seals.ts'
import { JOINING, type Stranger } from './sender.ts'
import * as store from './store-joinings.ts'

/** Why mail of somebody without an account waits. */
export const WAITS_AS_STRANGER = 'replies.why.stranger' as const
export const JOIN_WITHIN = days(7)
/** Letters to people whom nobody knows: whoever makes us write to strangers is soon done. */
export const JOININGS_PER_DAY_MAX = 500
const NAME_MAX = 120
/** Whoever comes by mail has told no browser where they are. */
const ZONE = 'UTC'

export type Asking = Stranger & {
  readonly language: Language
  readonly request: Request
  /** Who knows nothing of this place yet is told what it is. */
  readonly asksHelp: boolean
  readonly now: Instant
}

/** @returns false where too many joined today already */
export async function beginJoining(replying: Replying, tx: Tx, asking: Asking): Promise<boolean> {
  const { address, language, request, now } = asking
  if ((await store.countJoinings(tx, now)) >= JOININGS_PER_DAY_MAX) return false
  const { clock, outbox, replyAddresses, host, url } = replying
  const name = nameOf(asking)
  const id = newUlid(clock)
  const expires = after(now, JOIN_WITHIN)
  const { about } = request
  const reader = readerOf(replying, { language, zone: ZONE })
  const { points, undertakings } = await undertakingsAt(tx, about, reader.t)
  const row = { id, address, name, language, about, created: now, expires, person: undefined }
  const keys = undertakings.map((one) => agreementKey(one.id, one.version))
  await store.addJoining(tx, { ...row, undertakings: keys })
  const href = `${url}${sealedPath(outbox.seal, 'joining', id)}`
  const help = asking.asksHelp ? await placesUnderWay(tx, reader) : undefined
  const join = { host, name, points, days: JOIN_WITHIN / days(1), href, help }
  const written = joinMail(reader, join)
  const joining = `${JOINING}:${id}`
  const replyTo = await replyAddresses.tokenFor(tx, {
    person: JOINING,
    address,
    about: joining,
    expires,
  })
  const { messageId: inReplyTo } = request
  const references = inReplyTo === undefined ? [] : [inReplyTo]
  await outbox.queueMail(tx, {
    kind: 'answer',
    to: address,
    language,
    about: joining,
    ...written,
    answer: { ...(inReplyTo === undefined ? {} : { inReplyTo }), references, replyTo },
  })
  return true
}

/** Some programs write the address where a name belongs: it would be public, and stay. */
const ADDRESSES = /[^\s<>()"']+@[^\s<>()"']+/g

/** As their own program calls them; else what stands before the @. */
function nameOf({ name, address }: Stranger): string {
  const named = name.replace(ADDRESSES, '').replace(/[<>]/g, '').trim()
  const called = /[\p{L}\p{N}]/u.test(named) ? named : (address.split('@')[0] ?? address)
  return called.slice(0, NAME_MAX)
}

export type Undertaken = {
  readonly undertakings: readonly { readonly id: string; readonly version: number }[]
  /** In sentences; what several processes ask for is said once. */
  readonly points: readonly string[]
}

/** Processes whose undertakings one agreement takes in; who acts in another reads its own. */
const PROCESSES_MAX = 20

/** Of the process that they wrote to; of all that are under way for who wrote to the place. */
export async function undertakingsAt(
  db: Read | Tx,
  raw: string,
  t: Translate,
): Promise<Undertaken> {
  const about = aboutOf(raw)
  const place = about && (await placeAt(db, about))
  const asked = about ? [place?.process] : await findProcesses(db)
  const processes = asked.filter((one) => one?.state.kind === 'running').slice(0, PROCESSES_MAX)
  const undertakings = new Map<string, Undertaken['undertakings'][number]>()
  const points = new Set<string>()
  for (const process of processes) {
    const own = process && undertakingsOf(process.pin)
    if (!own) continue
    const { id, version } = own
    undertakings.set(agreementKey(id, version), { id, version })
    const template = await templateOf(db, process.pin)
    for (const point of undertakingPoints(template, t)) points.add(point)
  }
  return { undertakings: [...undertakings.values()], points: [...points] }
}

export type Joined = { readonly account: Account; readonly isNew: boolean }

/** They answered, or pressed the button: from here on they are somebody. */
export async function finishJoining(
  replying: Replying,
  tx: Tx,
  id: string,
  now: Instant,
): Promise<Result<Joined, Gone>> {
  const joining = isUlid(id) ? await store.lockJoining(tx, id) : undefined
  if (!joining || now >= joining.expires) return refuse(gone)
  const { address: mail, name, language } = joining
  const before = await findAccount(tx, { mail })
  if (before) return ok({ account: before, isNew: false })
  const { clock, wordsIn } = replying
  const via = 'mail'
  const person = await joinAs(tx, clock, { mail, name, language, zone: ZONE, via }, now)
  const { undertakings } = await undertakingsAt(tx, joining.about, wordsIn(language))
  // Only what the mail set out: rules that changed since are read before a first act under them.
  const read = undertakings.filter(({ id: name, version }) =>
    joining.undertakings.includes(agreementKey(name, version)),
  )
  const newcomer = { person, agreed: new Set<string>() }
  const given = { permanence: true, undertakings: read[0], via } as const
  await agreeOnTheWay(tx, newcomer, given, now)
  for (const one of read.slice(1)) {
    const more = { permanence: false, undertakings: one, via } as const
    await agreeOnTheWay(tx, newcomer, more, now)
  }
  await store.markJoined(tx, { ...joining, person })
  // What they wrote before is no stranger's any more; From alone proves it no better than before.
  const waiting = { sender: mail, why: WAITS_AS_STRANGER, by: person } as const
  await tryAgainFrom(tx, replying.engine, waiting, now)
  const account = { person, mail, language, zone: ZONE, createdAt: now }
  return ok({ account, isNew: true })
}
