/** SQL for the stored copies of templates, by which processes are judged. Decides nothing. */
import type { Database, Read, Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { adopting } from './acts.ts'
import { hashOf, storedTemplate, type CheckedTemplate } from './canonical.ts'
import { OWN_RULES, type Pin, type Template, type TemplateHash } from './template.ts'

/** All versions of all templates that one place has ever adopted. */
export const TEMPLATES_MAX = 1_000

/** Parsed copies kept in memory; a copy is known by its hash, so it never grows stale. */
const PARSED_MAX = 24

type TemplateRow = {
  readonly name: string
  readonly version: string
  readonly hash: TemplateHash
  readonly canonical: string
}
type TemplateTables = { readonly templates: TemplateRow }

const TEMPLATES = keptTable<TemplateRow>({
  table: 'templates',
  noun: 'template',
  key: ['name', 'version'],
})

/** The public tables of this domain, for whoever checks them against the record. */
export const TEMPLATE_TABLES = [TEMPLATES] as const

const own = (db: Read | Tx) => db.withTables<TemplateTables>()

const parsed = new Map<TemplateHash, Template>()

/**
 * Every version that processes can begin under, without its text; in no order that means anything.
 * Rules that a process made its own are many, and found by their name or hash.
 */
export async function findPins(db: Read | Tx): Promise<readonly Pin[]> {
  const query = own(db).selectFrom('templates').select(['name', 'version', 'hash'])
  return query.where('name', 'not like', `${OWN_RULES}%`).limit(TEMPLATES_MAX).execute()
}

/** The rules that have this hash, however many others there are. */
export async function pinOf(db: Read | Tx, hash: TemplateHash): Promise<Pin | undefined> {
  const query = own(db).selectFrom('templates').select(['name', 'version', 'hash'])
  return query.where('hash', '=', hash).executeTakeFirst()
}

/** All versions of one name. */
export async function pinsNamed(db: Read | Tx, name: string): Promise<readonly Pin[]> {
  const query = own(db).selectFrom('templates').select(['name', 'version', 'hash'])
  return query.where('name', '=', name).limit(TEMPLATES_MAX).execute()
}

/** The stored copy that a process is pinned to. A missing or altered one is a broken world. */
export async function templateOf(db: Read | Tx, pin: Pin): Promise<Template> {
  const known = parsed.get(pin.hash)
  if (known) return known
  const row = await own(db)
    .selectFrom('templates')
    .selectAll()
    .where('name', '=', pin.name)
    .where('version', '=', pin.version)
    .executeTakeFirst()
  if (!row || row.hash !== pin.hash || hashOf(row.canonical) !== pin.hash) {
    throw new Error(`template ${pin.name} ${pin.version} is not the one that was adopted`)
  }
  const template = storedTemplate(row.canonical)
  const oldest = parsed.keys().next()
  if (parsed.size >= PARSED_MAX && !oldest.done) parsed.delete(oldest.value)
  parsed.set(pin.hash, template)
  return template
}

/** The very bytes that were hashed, for whoever judges by them elsewhere. */
export async function canonicalOf(db: Read | Tx, { hash }: Pin): Promise<string | undefined> {
  const query = own(db).selectFrom('templates').select('canonical').where('hash', '=', hash)
  return (await query.executeTakeFirst())?.canonical
}

/**
 * Keeps a copy of each template that is not here yet. A file that changed under the same version
 * would alter running processes, so it stops the start instead.
 */
export async function adoptTemplates(
  { transact }: Pick<Database, 'transact'>,
  templates: readonly CheckedTemplate[],
): Promise<void> {
  await transact(async (tx) => {
    const here = await findPins(tx)
    for (const { pin, canonical } of templates) {
      const before = here.find(({ name, version }) => name === pin.name && version === pin.version)
      if (before && before.hash !== pin.hash) {
        throw new Error(`template ${pin.name} changed: give it another version than ${pin.version}`)
      }
      if (!before) await keep(tx, TEMPLATES, { ...pin, canonical }, adopting(pin))
    }
  })
}

/** Keeps a copy of rules that are offered; the same bytes are kept once. */
export async function offerTemplate(
  tx: Tx,
  { pin, canonical }: CheckedTemplate,
  act: Act,
): Promise<void> {
  if (await pinOf(tx, pin.hash)) return
  await keep(tx, TEMPLATES, { ...pin, canonical }, act)
}

/** Of several versions the highest: 1.10 comes after 1.9. */
export function latestOf(pins: readonly Pin[], name: string): Pin | undefined {
  const collator = new Intl.Collator('en', { numeric: true })
  return pins
    .filter((pin) => pin.name === name)
    .sort((one, other) => collator.compare(other.version, one.version))[0]
}
