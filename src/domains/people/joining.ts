/** A person who was not here before: the row, the account and the act, in one transaction. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { MailAddress } from '../../platform/mail/index.ts'
import { prose, type Via } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from './person.ts'
import { join } from './rules.ts'
import { addAccount } from './store-accounts.ts'
import { findByHandle, saveChoice, savePerson } from './store.ts'

const PSEUDONYM_BYTES = 16
const HANDLE_MAX = 32

export type Joining = {
  readonly mail: MailAddress
  readonly name: string
  readonly language: Language
  readonly zone: string
  readonly via: Via
}

export async function joinAs(
  tx: Tx,
  clock: Clock,
  { mail, name, language, zone, via }: Joining,
  now: Instant,
): Promise<PersonId> {
  const id = newPersonId(clock)
  const named = prose('name', name, clock, id)
  const person = join(id, await freeHandle(tx, clock, name), named, now)
  await savePerson(tx, person, {
    act: 'person.join',
    actor: id,
    cap: 'personal',
    obj: id,
    via,
    parts: [named],
    topics: [`person:${id}`],
  })
  await addAccount(tx, { person: id, mail, language, zone, createdAt: now })
  return id
}

const newPersonId = (clock: Clock): PersonId =>
  `p_${Buffer.from(clock.random(PSEUDONYM_BYTES)).toString('hex')}` as PersonId

/** From the name where it has Latin letters, else a word and a number; never somebody else's. */
export async function freeHandle(tx: Tx, clock: Clock, name: string): Promise<string> {
  const latin = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, HANDLE_MAX)
    .replace(/-$/, '')
  const base = latin === '' ? 'person' : latin
  if (latin !== '' && !(await findByHandle(tx, base))) return base
  return `${base}-${newUlid(clock).slice(-8).toLowerCase()}`
}

/** A choice that somebody made elsewhere and an operator, or the demo, enters for them. */
export async function chooseCodeFor(
  tx: Tx,
  person: PersonId,
  choice: { readonly scheme: string; readonly code: string },
  now: Instant,
): Promise<void> {
  const { scheme, code } = choice
  await saveChoice(
    tx,
    { person, scheme, code, at: now },
    {
      act: 'code.choose',
      actor: person,
      cap: 'personal',
      obj: person,
      via: 'import',
      clear: { scheme, code },
      topics: [`person:${person}`],
    },
  )
}
