/** Adds a person with all that an operator, the demo or a test says of them, in one transaction. */
import { newUlid, type Clock } from './platform/clock.ts'
import type { Tx } from './platform/db/index.ts'
import type { Language } from './platform/languages/index.ts'
import type { MailAddress } from './platform/mail/index.ts'
import { ok, refuse, type Instant, type Result } from './platform/values.ts'
import { findBody, saveTerm, type TermId } from './domains/bodies/index.ts'
import { codesOf, findAccount, joinAs, SECRETARIAT } from './domains/people/index.ts'
import { chooseCodeFor, type PersonId, type Role } from './domains/people/index.ts'

export type NewPerson = {
  readonly mail: MailAddress
  readonly name: string
  readonly language?: Language
  readonly zone?: string
  /** A code of `stakeholder-groups`. */
  readonly group?: string | undefined
  /** A code of `regions`. */
  readonly region?: string | undefined
  /** Held in `body`, without end. */
  readonly role?: Role | undefined
  /** The slug of the body; the secretariat where none is named. */
  readonly body?: string
}

export type AddRefusal =
  | { readonly kind: 'mail-taken' }
  | { readonly kind: 'unknown-code'; readonly scheme: string; readonly code: string }

export async function addPerson(
  tx: Tx,
  clock: Clock,
  person: NewPerson,
  now: Instant,
): Promise<Result<PersonId, AddRefusal>> {
  const { mail, name, language = 'en', zone = 'UTC' } = person
  if (await findAccount(tx, { mail })) return refuse({ kind: 'mail-taken' })
  const id = await joinAs(tx, clock, { mail, name, language, zone, via: 'import' }, now)
  const choices = [
    { scheme: 'stakeholder-groups', code: person.group },
    { scheme: 'regions', code: person.region },
  ]
  for (const { scheme, code } of choices) {
    if (code === undefined) continue
    const known = (await codesOf(tx, scheme)).some((one) => one.code === code && !one.retired)
    if (!known) return refuse({ kind: 'unknown-code', scheme, code })
    await chooseCodeFor(tx, id, { scheme, code }, now)
  }
  if (person.role !== undefined) await giveFirstRole(tx, clock, { ...person, id }, now)
  return ok(id)
}

/** The operator's own act: somebody must be the first who may appoint others. */
async function giveFirstRole(
  tx: Tx,
  clock: Clock,
  {
    id,
    role = 'secretary',
    body: slug = SECRETARIAT,
  }: Pick<NewPerson, 'role' | 'body'> & { id: PersonId },
  now: Instant,
): Promise<void> {
  const body = await findBody(tx, { slug })
  if (!body) throw new Error(`no body ${slug}`)
  const term = { id: newUlid(clock) as TermId, body: body.id, person: id, role }
  await saveTerm(
    tx,
    { ...term, since: now, until: null, endedAt: null },
    {
      act: 'role.begin',
      actor: 'role:operator',
      obj: `body:${body.id}`,
      via: 'import',
      clear: { role, person: id },
      topics: ['bodies', `body:${body.id}`, `person:${id}`],
    },
  )
}
