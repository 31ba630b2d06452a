/** The few facts about a site that are no setting: that it is a demo, which templates it has. */
import type { Read, Tx } from './platform/db/index.ts'

export const SITE_FACTS = ['demo', 'founded', 'templates'] as const
export type SiteFact = (typeof SITE_FACTS)[number]

/** The fact `demo` while it is being played: found later, the demo was stopped in the middle. */
export const DEMO_PLAYING = 'playing'

type FactTables = { readonly site_facts: { readonly name: SiteFact; readonly value: string } }

export async function findSiteFact(db: Read | Tx, name: SiteFact): Promise<string | undefined> {
  const own = db.withTables<FactTables>()
  const query = own.selectFrom('site_facts').select('value').where('name', '=', name)
  return (await query.executeTakeFirst())?.value
}

export async function saveSiteFact(tx: Tx, name: SiteFact, value: string): Promise<void> {
  await tx
    .withTables<FactTables>()
    .insertInto('site_facts')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
