/** A text on the table of a plenary, an editor, and people who propose, for tests over HTTP. */
import { expect } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { affiliateFor } from '../people/index.ts'
import { aTableAt, stepBy, value, type Table } from '../texts/table.fixtures.ts'

export const consent = { permanence: '1', undertakings: '1' }

export type OnTable = {
  readonly world: World
  readonly table: Table
  readonly editor: Visitor
  readonly chair: Visitor
  /** Has a seat. */
  readonly mia: Visitor
  /** Takes part without one, for a registry. */
  readonly stan: Visitor
  readonly registry: string
  readonly path: string
}

const CLAUSES = [
  '# Support\n\nMakers say until which year they mend it.',
  'Sellers show that year on request.',
  'The label has a code.',
  'The code leads to a page.',
  'The page is kept for ten years.',
]

const first: Fields = {
  process: 'labels',
  title: 'The label',
  language: 'en',
  ...Object.fromEntries(CLAUSES.map((words, index) => [`words-new${index + 1}`, words])),
  reason: 'First draft',
  permanence: '1',
}

/** @param prepare what the world has before its process begins */
export async function aText(prepare?: (world: World) => Promise<void>): Promise<OnTable> {
  const world = await aWorld()
  await prepare?.(world)
  const table = await aTableAt(world, 'plenary')
  const { people } = table
  const editor = await world.as(people.editor)
  const path = await done(editor, '/texts', first)
  const registry = await world.database.transact(async (tx, now) => {
    const { by } = await stepBy(world, tx, people.stranger)
    if (by.kind !== 'person' || !by.actor) throw new Error('nobody')
    const entering = { tx, clock: world.clock, now, actor: by.actor }
    return `org:${value(await affiliateFor(entering, 'A Registry')).id}`
  })
  const chair = await world.as(people.chair)
  const [mia, stan] = [await world.as(people.member), await world.as(people.stranger)]
  return { world, table, editor, chair, mia, stan, registry, path }
}

/** What was sent is kept; the address that it led to. */
export async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  const why = answer.status === 303 ? '' : await answer.text()
  expect([answer.status, /role="alert".{0,300}/s.exec(why)?.[0] ?? '']).toEqual([303, ''])
  return answer.headers.get('location') ?? ''
}

/** The page of a form that was not kept. */
export async function refused(visitor: Visitor, path: string, fields: Fields = {}) {
  const answer = await visitor.post(path, { ...consent, ...fields })
  expect(answer.status).toBe(422)
  return answer.text()
}

export const replacing = (clause: number, words: string, more: Fields = {}): Fields => ({
  base: '1',
  'kind-1': 'replace',
  'clause-1': `c${clause}`,
  'words-1': words,
  reason: `So that clause ${clause} is clear.`,
  as: 'personal',
  ...more,
})

export const MONTH = '# Support\n\nMakers say until which month they mend it.'
export const DAY = '# Support\n\nMakers say until which day they mend it.'

export const propose = ({ path }: OnTable, by: Visitor, fields: Fields): Promise<string> =>
  done(by, `${path}/amendments`, fields)

export const idOf = (path: string): string => path.replace('/amendments/', '')

export const decide = ({ path }: OnTable, by: Visitor, amendment: string, fields: Fields) =>
  done(by, `${path}/merge/decisions`, { amendment: idOf(amendment), ...fields })

export const publish = ({ path }: OnTable, by: Visitor, base: number) =>
  done(by, `${path}/merge/publication`, { base: String(base), reason: 'As agreed' })
