/** What every site has before its first visitor: code lists, templates, the standing bodies. */
import { newUlid, type Clock } from './platform/clock.ts'
import type { Tx } from './platform/db/index.ts'
import { prose } from './platform/record/index.ts'
import type { Instant } from './platform/values.ts'
import { found, saveBody, type BodyId, type BodyKind } from './domains/bodies/index.ts'
import { addCodes, SCREENING_PANEL, SECRETARIAT } from './domains/people/index.ts'
import type { Ground } from './serving.ts'
import { findSiteFact, saveSiteFact } from './site-facts.ts'
import {
  adoptTemplates,
  type CheckedTemplate,
  shippedDigest,
  shippedTemplates,
} from './domains/templates/index.ts'

/**
 * Founds a site once; later starts add what a new version of Parley brings.
 *
 * @param templates those that it begins with, where it is not to have all that ship
 */
export async function foundSite(
  { database, clock }: Pick<Ground, 'database' | 'clock'>,
  templates?: readonly CheckedTemplate[],
) {
  if (templates) await adoptTemplates(database, templates)
  else await adoptShipped(database)
  await database.transact(async (tx, now) => {
    if ((await findSiteFact(tx, 'founded')) !== undefined) return
    await addCodes(tx)
    await addBody(tx, clock, { slug: SECRETARIAT, kind: 'secretariat', name: 'Secretariat' }, now)
    await addBody(tx, clock, { slug: SCREENING_PANEL, kind: 'panel', name: 'Screening panel' }, now)
    await saveSiteFact(tx, 'founded', String(now))
  })
}

/** Reading and checking all of them takes a second, which a later start need not wait for. */
async function adoptShipped(database: Ground['database']): Promise<void> {
  const digest = shippedDigest()
  if ((await findSiteFact(database.read, 'templates')) === digest) return
  await adoptTemplates(database, shippedTemplates())
  await database.transact((tx) => saveSiteFact(tx, 'templates', digest))
}

type Standing = { readonly slug: string; readonly kind: BodyKind; readonly name: string }

async function addBody(tx: Tx, clock: Clock, standing: Standing, now: Instant): Promise<void> {
  const name = prose('name', standing.name, clock)
  const body = found(
    {
      id: newUlid(clock) as BodyId,
      slug: standing.slug,
      kind: standing.kind,
      name,
      mandate: null,
      joining: 'appointed',
      grouping: null,
      practice: false,
    },
    now,
  )
  await saveBody(tx, body, {
    act: 'body.found',
    actor: 'role:operator',
    obj: `body:${body.id}`,
    via: 'import',
    clear: { slug: body.slug, kind: body.kind, joining: body.joining },
    parts: [name],
    topics: ['bodies'],
  })
}
