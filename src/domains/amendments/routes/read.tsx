/** HTTP for reading amendments: those of a text, and one. Saves nothing. */
import { absent, page, readerOf } from '../../../platform/http/index.ts'
import { sectionsAbout, type Mount } from '../../people/index.ts'
import { clauseId } from '../../texts/index.ts'
import { AMENDMENTS_MAX, amendmentId, STATE_KINDS } from '../amendment.ts'
import { loadList, loadOne } from '../load-pages.ts'
import type { Returned } from '../shown.ts'
import type { Filter } from '../store/amendments.ts'
import { amendmentJson, listJson } from '../twins.ts'
import { ListPage } from '../views/list.tsx'
import { AmendmentPage } from '../views/one.tsx'
import { askedBy, statusOf, textAt, type AmendmentTools, type Here } from './place.ts'

export const readRoutes =
  (tools: AmendmentTools): Mount =>
  (app) => {
    app.get('/texts/:id/amendments', (c) => showList(c, tools))
    app.get('/amendments/:id', (c) => showAmendment(c, tools))
  }

/** What no list can be narrowed by is left out of account. */
function filterOf(c: Here): Filter {
  const state = c.req.query('state')
  const before = c.req.query('before') ?? ''
  const number = /^[1-9]\d{0,5}$/.test(before) ? Number(before) : undefined
  return {
    state: STATE_KINDS.find((kind) => kind === state),
    clause: clauseId(c.req.query('clause') ?? ''),
    before: number !== undefined && number <= AMENDMENTS_MAX ? number : undefined,
  }
}

async function showList(c: Here, tools: AmendmentTools): Promise<Response> {
  const text = await textAt(c)
  const shown = text && (await loadList(await askedBy(c, tools), text.id, filterOf(c)))
  if (!shown) return absent(c)
  return page(c, <ListPage shown={shown} />, {
    json: listJson(shown),
    topics: [`text:${shown.text.id}`, `process:${shown.process.id}`],
  })
}

export async function showAmendment(
  c: Here,
  tools: AmendmentTools,
  returned?: Returned,
): Promise<Response> {
  const { read } = c.var.here.database
  const id = amendmentId(c.req.param('id') ?? '')
  const { t } = await readerOf(c)
  const { sentenceOf } = tools
  const shown = id && (await loadOne(await askedBy(c, tools, returned), id, { sentenceOf, t }))
  if (!shown) return absent(c)
  const later = await sectionsAbout(tools, read, `amendment:${id}`)
  return page(c, <AmendmentPage shown={shown} later={later} />, {
    ...statusOf(returned),
    json: amendmentJson(shown),
    topics: [`amendment:${id}`, `text:${shown.text.id}`],
  })
}
