/** SQL for who offers to guide. Decides nothing. */
import { fromJson, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { isLanguage } from '../../platform/languages/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import { GUIDES_MAX, type Guide } from './guide.ts'

type GuideRow = {
  readonly person_id: PersonId
  readonly languages: string
  readonly group_code: string | null
  readonly region: string | null
  readonly hours: Commitment
  readonly places: number
  readonly since: Instant
  readonly ended_at: Instant | null
}

const GUIDES = keptTable<GuideRow>({ table: 'guides', noun: 'guide', key: ['person_id'] })
export const GUIDE_TABLES = [GUIDES] as const

const own = (db: Read | Tx) => db.withTables<{ readonly guides: GuideRow }>()

/** Those who offer it now, whoever offered first before others. */
export const guidesNow = remembered(async (db: Read | Tx): Promise<readonly Guide[]> => {
  const query = own(db).selectFrom('guides').selectAll().where('ended_at', 'is', null)
  return (await query.orderBy('since').orderBy('person_id').limit(GUIDES_MAX).execute()).map(from)
})

export async function findGuide(db: Read | Tx, person: PersonId): Promise<Guide | undefined> {
  const query = own(db).selectFrom('guides').selectAll().where('person_id', '=', person)
  const row = await query.executeTakeFirst()
  return row && from(row)
}

function from(row: GuideRow): Guide {
  const languages = fromJson(row.languages)
  return {
    person: row.person_id,
    languages: Array.isArray(languages) ? languages.filter(isLanguage) : [],
    group: row.group_code ?? undefined,
    region: row.region ?? undefined,
    hours: row.hours,
    places: row.places,
    since: row.since,
    endedAt: row.ended_at ?? undefined,
  }
}

export async function saveGuide(tx: Tx, guide: Guide, act: Act): Promise<void> {
  const { person, languages, group, region, endedAt, ...rest } = guide
  const row: GuideRow = {
    ...rest,
    person_id: person,
    languages: json(languages),
    group_code: group ?? null,
    region: region ?? null,
    ended_at: endedAt ?? null,
  }
  await keep(tx, GUIDES, row, act)
}
