/** SQL for what people say of themselves in public. Knows no mail address; decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import { Labels, type Code } from './codes.ts'
import {
  agreementKey,
  INTEREST_FIELDS,
  type Affiliation,
  type AffiliationId,
  type Agreement,
  type CodeChoice,
  type Interest,
  type Person,
  type PersonId,
  type PersonState,
} from './person.ts'

type PersonRow = {
  readonly id: PersonId
  readonly handle: string
  readonly name: string
  readonly joined_at: Instant
  readonly kind: PersonState['kind']
  readonly state: string
}
type AffiliationRow = {
  readonly id: AffiliationId
  readonly person_id: PersonId
  readonly organisation: string
  readonly since: Instant
  readonly ended_at: Instant | null
}
type InterestRow = {
  readonly person_id: PersonId
  readonly version: number
  readonly at: Instant
  readonly fields: string
  readonly undisclosed: number
}
type CodeChoiceRow = {
  readonly person_id: PersonId
  readonly scheme: string
  readonly code: string
  readonly at: Instant
}
type AgreementRow = {
  readonly person_id: PersonId
  readonly undertakings: string
  readonly version: number
  readonly at: Instant
}
type CodeRow = {
  readonly scheme: string
  readonly code: string
  readonly position: number
  readonly labels: string
  readonly retired: number
}

export type PeopleTables = {
  readonly people: PersonRow
  readonly affiliations: AffiliationRow
  readonly interests: InterestRow
  readonly code_choices: CodeChoiceRow
  readonly agreements: AgreementRow
  readonly codes: CodeRow
}

const PEOPLE = keptTable<PersonRow>({ table: 'people', noun: 'person', key: ['id'] })
const AFFILIATIONS = keptTable<AffiliationRow>({
  table: 'affiliations',
  noun: 'affiliation',
  key: ['id'],
})
const INTERESTS = keptTable<InterestRow>({
  table: 'interests',
  noun: 'interest',
  key: ['person_id', 'version'],
})
const CODE_CHOICES = keptTable<CodeChoiceRow>({
  table: 'code_choices',
  noun: 'choice',
  key: ['person_id', 'scheme'],
})
const AGREEMENTS = keptTable<AgreementRow>({
  table: 'agreements',
  noun: 'agreement',
  key: ['person_id', 'undertakings', 'version'],
})
const CODES = keptTable<CodeRow>({ table: 'codes', noun: 'code', key: ['scheme', 'code'] })

export const PEOPLE_TABLES = [
  PEOPLE,
  AFFILIATIONS,
  INTERESTS,
  CODE_CHOICES,
  AGREEMENTS,
  CODES,
] as const

/** Lists of people are read in pages of at most this many. */
export const PEOPLE_PAGE = 200

const own = (db: Read | Tx) => db.withTables<PeopleTables>()

const StoredState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('active') }),
  z.object({ kind: z.literal('erased'), erasedAt: storedInstant }),
])
const StoredFields = z.partialRecord(z.enum(INTEREST_FIELDS), z.string())

const personFrom = (row: PersonRow): Person => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  joinedAt: row.joined_at,
  state: StoredState.parse(fromJson(row.state)),
})

export const findPerson = remembered(
  async (db: Read | Tx, id: PersonId): Promise<Person | undefined> => {
    const query = own(db).selectFrom('people').selectAll().where('id', '=', id)
    const row = await query.executeTakeFirst()
    return row && personFrom(row)
  },
)

/** Held until the transaction ends: what one says twice at once is said one after the other. */
export async function lockPerson(tx: Tx, id: PersonId): Promise<Person | undefined> {
  const query = own(tx).selectFrom('people').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && personFrom(row)
}

export async function findByHandle(db: Read | Tx, handle: string): Promise<Person | undefined> {
  const query = own(db).selectFrom('people').selectAll().where('handle', '=', handle)
  const row = await query.executeTakeFirst()
  return row && personFrom(row)
}

export const findPeople = remembered(
  async (db: Read | Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>> => {
    if (ids.length === 0) return new Map()
    const query = own(db).selectFrom('people').selectAll().where('id', 'in', ids)
    return new Map((await query.execute()).map((row) => [row.id, personFrom(row)]))
  },
)

export async function savePerson(tx: Tx, person: Person, act: Act): Promise<void> {
  const { id, handle, name, joinedAt, state } = person
  const row = { id, handle, name, joined_at: joinedAt, kind: state.kind, state: json(state) }
  await keep(tx, PEOPLE, row, act)
}

const affiliationFrom = (row: AffiliationRow): Affiliation => ({
  id: row.id,
  person: row.person_id,
  organisation: row.organisation,
  since: row.since,
  endedAt: row.ended_at,
})

export const affiliationsOf = remembered(
  async (db: Read | Tx, person: PersonId): Promise<readonly Affiliation[]> => {
    const rows = await own(db)
      .selectFrom('affiliations')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('id')
      .limit(PEOPLE_PAGE)
      .execute()
    return rows.map(affiliationFrom)
  },
)

export async function findAffiliations(
  db: Read | Tx,
  ids: readonly AffiliationId[],
): Promise<ReadonlyMap<AffiliationId, Affiliation>> {
  if (ids.length === 0) return new Map()
  const query = own(db).selectFrom('affiliations').selectAll().where('id', 'in', ids)
  return new Map((await query.execute()).map((row) => [row.id, affiliationFrom(row)]))
}

/** For whom these people say that they work now, the oldest first. */
export async function organisationsOf(
  db: Read | Tx,
  people: readonly PersonId[],
): Promise<readonly Affiliation[]> {
  if (people.length === 0) return []
  const query = own(db).selectFrom('affiliations').selectAll().where('person_id', 'in', people)
  const rows = await query.where('ended_at', 'is', null).orderBy('id').execute()
  return rows.map(affiliationFrom)
}

export async function saveAffiliation(tx: Tx, it: Affiliation, act: Act): Promise<void> {
  const { id, person, organisation, since, endedAt } = it
  await keep(
    tx,
    AFFILIATIONS,
    { id, person_id: person, organisation, since, ended_at: endedAt },
    act,
  )
}

/** Every version, the newest first. */
export const interestsOf = remembered(
  async (db: Read | Tx, person: PersonId): Promise<readonly Interest[]> => {
    const rows = await own(db)
      .selectFrom('interests')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('version', 'desc')
      .limit(PEOPLE_PAGE)
      .execute()
    return rows.map((row) => ({
      person: row.person_id,
      version: row.version,
      at: row.at,
      fields: StoredFields.parse(fromJson(row.fields)),
      undisclosed: row.undisclosed === 1,
    }))
  },
)

/** The version stated last, 0 before the first; until `tx` ends nobody states another one. */
export async function lockInterestVersion(tx: Tx, person: PersonId): Promise<number> {
  await held(tx, own(tx).selectFrom('people').select('id').where('id', '=', person)).execute()
  const newest = await own(tx)
    .selectFrom('interests')
    .select('version')
    .where('person_id', '=', person)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.version ?? 0
}

export async function saveInterest(tx: Tx, interest: Interest, act: Act): Promise<void> {
  const { person, version, at, fields, undisclosed } = interest
  const row = { person_id: person, version, at, fields: json(fields), undisclosed: +undisclosed }
  await keep(tx, INTERESTS, row, act)
}

export const choicesOf = remembered(
  async (db: Read | Tx, person: PersonId): Promise<readonly CodeChoice[]> => {
    const rows = await own(db)
      .selectFrom('code_choices')
      .selectAll()
      .where('person_id', '=', person)
      .execute()
    return rows.map(({ person_id, scheme, code, at }) => ({ person: person_id, scheme, code, at }))
  },
)

export async function saveChoice(tx: Tx, choice: CodeChoice, act: Act): Promise<void> {
  const { person, scheme, code, at } = choice
  await keep(tx, CODE_CHOICES, { person_id: person, scheme, code, at }, act)
}

export const agreementsOf = remembered(
  async (db: Read | Tx, person: PersonId): Promise<ReadonlySet<string>> => {
    const rows = await own(db)
      .selectFrom('agreements')
      .select(['undertakings', 'version'])
      .where('person_id', '=', person)
      .execute()
    return new Set(rows.map(({ undertakings, version }) => agreementKey(undertakings, version)))
  },
)

export async function saveAgreement(tx: Tx, agreement: Agreement, act: Act): Promise<void> {
  const { person, undertakings, version, at } = agreement
  await keep(tx, AGREEMENTS, { person_id: person, undertakings, version, at }, act)
}

/** The codes of one list in its own order, retired ones too. */
export const codesOf = remembered(
  async (db: Read | Tx, scheme?: string): Promise<readonly Code[]> => {
    const query = own(db).selectFrom('codes').selectAll().orderBy('scheme').orderBy('position')
    const rows = await (scheme ? query.where('scheme', '=', scheme) : query).execute()
    return rows.map(({ retired, labels, ...code }) => ({
      ...code,
      labels: Labels.parse(fromJson(labels)),
      retired: retired === 1,
    }))
  },
)

export async function saveCode(tx: Tx, code: Code, act: Act): Promise<void> {
  const row = { ...code, labels: json(code.labels), retired: +code.retired }
  await keep(tx, CODES, row, act)
}
