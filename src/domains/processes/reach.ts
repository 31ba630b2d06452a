/**
 * Whom the notice of a silent window reached, by group and language: from the members who sat when
 * it opened and what became of their mail. Sends nothing.
 */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { KEPT_AFTER_SENDING, mailsAbout, type MailFate } from '../../platform/mail/index.ts'
import { historyOf } from '../../platform/record/index.ts'
import { after, type Instant } from '../../platform/values.ts'
import { seatsOf, type Seat } from '../bodies/index.ts'
import { choicesOf, findAccount, type PersonId } from '../people/index.ts'
import { type Template, templateOf } from '../templates/index.ts'
import type { Process } from './process.ts'
import { groupOfMember } from './rules-pauses.ts'
import type { Reach, ReachProvider } from './rules-silence.ts'
import { findProcess } from './store.ts'
import type { Window } from './window.ts'

/** Members of the body of a process who sat at that hour. */
export async function concerned(
  db: Read | Tx,
  { body }: Process,
  at: Instant,
): Promise<readonly Seat[]> {
  return body === undefined ? [] : seatsOf(db, body, at)
}

async function groupOf(
  db: Read | Tx,
  template: Template,
  { person, group }: Seat,
): Promise<string | undefined> {
  const { grouping } = template
  const choices = grouping.kind === 'scheme' ? await choicesOf(db, person) : []
  const codes = new Map(choices.map(({ scheme, code }) => [scheme, code]))
  return groupOfMember(template, { group }, codes)
}

type Fates = ReadonlyMap<string, MailFate>

/**
 * Sent mail is forgotten after a time, failed mail never: a notice that is gone by then was sent.
 * Before, somebody without a mail was not written to; whoever opened the window knows of it.
 */
function fateOf(
  fates: Fates,
  person: PersonId,
  { opener, forgotten }: { readonly opener: string | undefined; readonly forgotten: boolean },
): MailFate | undefined {
  if (person === opener) return 'sent'
  return fates.get(person) ?? (forgotten ? 'sent' : undefined)
}

export async function reachOf(
  read: Read | Tx,
  window: Window,
  now: Instant,
): Promise<readonly Reach[]> {
  const process = await findProcess(read, { id: window.process })
  if (!process || window.state.kind !== 'dated') return []
  const { opens } = window.state
  const template = await templateOf(read, process.pin)
  const fates = await mailsAbout(read, `window:${window.id}`)
  const forgotten = now >= after(opens, KEPT_AFTER_SENDING)
  const opening = { subject: `window:${window.id}`, act: 'window.open', limit: 1 }
  const opener = (await historyOf(read, opening))[0]?.entry.actor
  const counted = new Map<string, Reach>()
  for (const seat of await concerned(read, process, opens)) {
    const group = await groupOf(read, template, seat)
    const account = await findAccount(read, { person: seat.person })
    if (group === undefined) continue
    const fate = account && fateOf(fates, seat.person, { opener, forgotten })
    count(counted, { group, language: account?.language ?? UNKNOWN, fate })
  }
  return [...counted.values()]
}

/** Of somebody who has no account any more. */
const UNKNOWN: Language = 'en'

type Counted = Pick<Reach, 'group' | 'language'> & { readonly fate: MailFate | undefined }

function count(counted: Map<string, Reach>, { group, language, fate }: Counted): void {
  const key = `${group} ${language}`
  const none = { group, language, written: 0, reached: 0, bounced: 0 }
  const { written, reached, bounced } = counted.get(key) ?? none
  counted.set(key, {
    group,
    language,
    written: written + 1,
    reached: reached + (fate === 'sent' ? 1 : 0),
    bounced: bounced + (fate === 'failed' ? 1 : 0),
  })
}

/** What the platform's outbox says, for the pages. */
export const mailReach: ReachProvider = {
  reach: reachOf,
}
