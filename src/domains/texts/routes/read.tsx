/** HTTP for reading a text: the latest version, earlier ones, what changed. Saves nothing. */
import type { Context } from 'hono'
import { remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { absent, page, readerOf } from '../../../platform/http/index.ts'
import { formatWhen, type Language } from '../../../platform/languages/index.ts'
import { actorOf, sectionsAbout, type Mount, type SiteEnv, type Tools } from '../../people/index.ts'
import type { By } from '../../processes/index.ts'
import type { AdoptionsOf } from '../adoption.ts'
import type { ClauseNotes, ContributionProvider } from '../contribution.ts'
import type { FreezesOf } from '../freezes.ts'
import { readLife } from '../load-life.ts'
import { newestOf, readText, type ContributionsTo, type TextView } from '../load.ts'
import { readSummaries } from '../load-summaries.ts'
import { looksOf } from '../looks.ts'
import { lookOf } from '../rules/redline-shown.ts'
import { isLong, lengthOf, maySummarise, summaryFor } from '../rules/summarising.ts'
import { mayPublish } from '../rules/versions.ts'
import { findText } from '../store.ts'
import { textId, versionNumber, type TextId } from '../text.ts'
import { redlineMarkdown } from '../views/redline-markdown.ts'
import type { AboveText } from '../views/summary.tsx'
import { TextPage } from '../views/text.tsx'
import { textJson, textMarkdown } from '../views/twins.ts'

/** The tools of every domain, and what later domains tell about texts. */
export type TextTools = Tools & {
  readonly freezesOf: FreezesOf
  readonly contributions: readonly ContributionProvider[]
  readonly adoptionsOf: AdoptionsOf
  readonly notes: ClauseNotes
}

export type Here = Context<SiteEnv>

type ReadingTools = TextTools & {
  readonly contributionsTo: ContributionsTo
  readonly said: ReturnType<typeof saidBy>
}

/** What is said beside clauses: the same object until somebody commits. */
const saidBy = (notes: ClauseNotes) =>
  remembered(async (read: Read | Tx, text: TextId) => ({ note: await notes(read, text) }))

export const readRoutes =
  (tools: TextTools): Mount =>
  (app) => {
    const contributionsTo = newestOf(tools.contributions)
    const reading = { ...tools, contributionsTo, said: saidBy(tools.notes) }
    app.get('/texts/:id', (c) => showText(c, reading))
    app.get('/texts/:id/versions/:number', (c) => {
      const number = versionNumber(c.req.param('number'))
      return number === undefined ? absent(c) : showText(c, reading, number)
    })
  }

/** `?against=0` shows the words alone; else they stand beside the version before. */
async function showText(c: Here, tools: ReadingTools, number?: number): Promise<Response> {
  const { read, clock } = c.var.here.database
  const id = textId(c.req.param('id') ?? '')
  const text = id && (await findText(read, id))
  if (!text) return absent(c)
  // First of all that is shown: what was rendered is kept by it.
  const said = await tools.said(read, text.id)
  const looks = looksOf(text.id, said)
  const asked = c.req.query('against')
  const place = { clause: c.req.query('clause'), part: c.req.query('part') }
  // Whoever follows a link to a clause reads the clause.
  const words = asked === undefined && place.clause !== undefined
  const against = asked === undefined && !words ? undefined : (versionNumber(asked ?? '') ?? 0)
  const look = lookOf((name) => c.req.query(name))
  const view = await readText(read, text, {
    number: number ?? versionNumber(c.req.query('version') ?? ''),
    against: (version) => against ?? version.number - 1,
    contributionsTo: tools.contributionsTo,
  })
  if (!view) return absent(c)
  const now = clock.now()
  const by = { kind: 'person', actor: await actorOf(c) } as const
  const life = await readLife(read, text, tools, { latest: view.latest, now })
  const may = mayPublish(view.process, by, { text, freezes: life.freezes })
  const { t } = await readerOf(c)
  const headline = t('texts.headline', {
    number: view.version.number,
    when: formatWhen(view.version.at, 'UTC', t.language),
    hash: view.version.hash,
  })
  const above = await aboveText(read, view, { by, languages: [t.language, text.language] })
  const { note } = said
  const later = await sectionsAbout(tools, read, `text:${text.id}`)
  const markdown = () =>
    asked !== undefined && view.redline
      ? redlineMarkdown(view, view.redline, headline, t)
      : textMarkdown(view, headline)
  const node = <TextPage {...{ view, life, may, above, look, later, note, looks }} asked={place} />
  return page(c, node, {
    json: textJson(view, life),
    ...(c.var.course.address.twin === 'md' ? { md: markdown() } : {}),
    topics: [`text:${text.id}`, `process:${text.process}`],
  })
}

type Reading = { readonly by: By; readonly languages: readonly Language[] }

/** What is said of this version in plain words, or of the newest before it. */
async function aboveText(
  read: Read,
  { text, version, process, clauses }: TextView,
  { by, languages }: Reading,
): Promise<AboveText> {
  const reading = { version: version.number, languages }
  const [shown] = await readSummaries(read, text.id, (all) =>
    [summaryFor(all, reading) ?? []].flat(),
  )
  const may = maySummarise(process, by, text)
  const writes = may.ok || may.refusal.kind === 'permanence-unread'
  return { shown, writes: writes && isLong(lengthOf(clauses)) }
}
