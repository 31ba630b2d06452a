/** Tells by mail that a docket was extended: members of the body, and those who submitted. */
import { seatsOf } from '../../bodies/index.ts'
import { answeredAt, findAccount, type PersonId, type Tools } from '../../people/index.ts'
import type { Process, Step, Window } from '../../processes/index.ts'
import { titleOf } from '../../texts/index.ts'
import type { Docket } from '../docket.ts'
import { extensionMail } from '../mails.ts'
import { submittersOf } from '../store/submissions.ts'
import type { Here } from './read.tsx'

/** Mails of one extension; the page says it to everybody. */
const MAILS_MAX = 2_000

export type Extended = {
  readonly step: Step
  readonly process: Process
  readonly docket: Docket
  /** As it is now. */
  readonly window: Window
  readonly reason: string
}

export async function tellOfExtension(
  c: Here,
  { outbox, url, replyAddresses }: Tools,
  { step, process, docket, window, reason }: Extended,
): Promise<void> {
  const { tx, now, by } = step
  const moved = window.extensions.at(-1)
  if (!moved) throw new Error(`window ${window.id} was not extended`)
  const seats = process.body === undefined ? [] : await seatsOf(tx, process.body, now)
  const people = new Set<PersonId>([
    ...seats.map(({ person }) => person),
    ...(await submittersOf(tx, docket.id, MAILS_MAX)),
  ])
  // Whoever extended it knows.
  if (by.kind === 'person' && by.actor) people.delete(by.actor.person)
  const { catalogues, site } = c.var.here
  const title = await titleOf(tx, docket)
  for (const person of [...people].slice(0, MAILS_MAX)) {
    const account = await findAccount(tx, { person })
    if (!account) continue
    const { mail: to, language } = account
    const t = catalogues.translator(language)
    const about = `docket:${docket.id}`
    const answered = await answeredAt(tx, { replyAddresses }, { account, about, t }, now)
    const told = { to, person, language, title, reason, from: moved.from, until: moved.to }
    const place = { site: site.name, docket: docket.id, href: `${url}/dockets/${docket.id}` }
    await outbox.queueMail(tx, extensionMail(t, { ...told, ...place, answered }))
  }
}
