/** SQL for what is private: mail addresses and sign-ins. Never read by a public page. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { mailAddress, type MailAddress } from '../../platform/mail/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from './person.ts'
import type { SignIn, SignInId, SignInState } from './sign-in.ts'

export type Account = {
  readonly person: PersonId
  readonly mail: MailAddress
  readonly language: Language
  /** An IANA time zone. */
  readonly zone: string
  readonly createdAt: Instant
}

type AccountTables = {
  readonly accounts: {
    readonly person_id: PersonId
    readonly mail: MailAddress
    readonly language: Language
    readonly zone: string
    readonly created_at: Instant
  }
  readonly sign_ins: {
    readonly id: SignInId
    readonly mail: MailAddress
    readonly link_hash: string
    readonly browser_hash: string
    readonly code_hash: string
    readonly asked_at: Instant
    readonly expires_at: Instant
    readonly kind: SignInState['kind']
    readonly state: string
  }
}

const own = (db: Read | Tx) => db.withTables<AccountTables>()

const StoredState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), wrongCodes: z.number() }),
  z.object({ kind: z.literal('used'), usedAt: storedInstant }),
])

const accountFrom = (row: AccountTables['accounts']): Account => ({
  person: row.person_id,
  mail: row.mail,
  language: row.language,
  zone: row.zone,
  createdAt: row.created_at,
})

/** No server that people use tells the capitals of an address apart, and phones begin with one. */
const inSmall = (mail: MailAddress): MailAddress =>
  mailAddress(mail.replace(/[A-Z]/g, (letter) => letter.toLowerCase())) ?? mail

export const findAccount = remembered(
  async (
    db: Read | Tx,
    by: { readonly mail: MailAddress } | { readonly person: PersonId },
  ): Promise<Account | undefined> => {
    const all = own(db).selectFrom('accounts').selectAll()
    const query =
      'mail' in by
        ? all.where('mail', 'in', [by.mail, inSmall(by.mail)])
        : all.where('person_id', '=', by.person)
    const rows = await query.limit(2).execute()
    const row = rows.find(({ mail }) => 'mail' in by && mail === by.mail) ?? rows[0]
    return row && accountFrom(row)
  },
)

/** In which language each of them reads; whoever has no account is left out. */
export async function languagesOf(
  db: Read | Tx,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Language>> {
  if (people.length === 0) return new Map()
  const query = own(db).selectFrom('accounts').select(['person_id', 'language'])
  const rows = await query.where('person_id', 'in', people).execute()
  return new Map(rows.map(({ person_id: person, language }) => [person, language]))
}

/** By whose clocks each of them lives: private. Whoever has no account is left out. */
export async function zonesOf(
  db: Read | Tx,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Account['zone']>> {
  if (people.length === 0) return new Map()
  const query = own(db).selectFrom('accounts').select(['person_id', 'zone'])
  const rows = await query.where('person_id', 'in', people).execute()
  return new Map(rows.map(({ person_id: person, zone }) => [person, zone]))
}

export async function addAccount(tx: Tx, account: Account): Promise<void> {
  const { person, createdAt, ...rest } = account
  await own(tx)
    .insertInto('accounts')
    .values({ ...rest, mail: inSmall(rest.mail), person_id: person, created_at: createdAt })
    .execute()
}

export async function saveSettings(
  tx: Tx,
  person: PersonId,
  settings: Pick<Account, 'language' | 'zone'>,
): Promise<void> {
  await own(tx).updateTable('accounts').set(settings).where('person_id', '=', person).execute()
}

/** Ends the tie between pseudonym and mail address: what erasure means. */
export async function removeAccount(tx: Tx, person: PersonId): Promise<void> {
  const account = await findAccount(tx, { person })
  if (!account) return
  await own(tx).deleteFrom('sign_ins').where('mail', '=', account.mail).execute()
  await own(tx).deleteFrom('accounts').where('person_id', '=', person).execute()
}

export async function countAsks(tx: Tx, mail: MailAddress, since: Instant): Promise<number> {
  const { count } = await own(tx)
    .selectFrom('sign_ins')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('mail', '=', mail)
    .where('asked_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function addSignIn(tx: Tx, signIn: SignIn, now: Instant): Promise<void> {
  const { id, mail, linkHash, browserHash, codeHash, expiresAt, state } = signIn
  await own(tx)
    .insertInto('sign_ins')
    .values({
      id,
      mail,
      link_hash: linkHash,
      browser_hash: browserHash,
      code_hash: codeHash,
      asked_at: now,
      expires_at: expiresAt,
      kind: state.kind,
      state: json(state),
    })
    .execute()
}

const signInFrom = (row: AccountTables['sign_ins']): SignIn => ({
  id: row.id,
  mail: row.mail,
  linkHash: row.link_hash,
  browserHash: row.browser_hash,
  codeHash: row.code_hash,
  expiresAt: row.expires_at,
  state: StoredState.parse(fromJson(row.state)),
})

export async function findSignIn(db: Read, linkHash: string): Promise<SignIn | undefined> {
  const query = own(db).selectFrom('sign_ins').selectAll().where('link_hash', '=', linkHash)
  const row = await query.executeTakeFirst()
  return row && signInFrom(row)
}

/** As `findSignIn`, held until the transaction ends: a link is used once. */
export async function lockSignIn(tx: Tx, linkHash: string): Promise<SignIn | undefined> {
  const query = own(tx).selectFrom('sign_ins').selectAll().where('link_hash', '=', linkHash)
  const row = await held(tx, query).executeTakeFirst()
  return row && signInFrom(row)
}

export async function saveSignIn(tx: Tx, { id, state }: SignIn): Promise<void> {
  await own(tx)
    .updateTable('sign_ins')
    .set({ kind: state.kind, state: json(state) })
    .where('id', '=', id)
    .execute()
}

/** Clears what nobody can use any more, a bounded number at a time. */
export async function forgetSignIns(tx: Tx, before: Instant): Promise<void> {
  await own(tx).deleteFrom('sign_ins').where('expires_at', '<', before).execute()
}
