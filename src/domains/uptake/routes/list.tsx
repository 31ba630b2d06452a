/** HTTP for the contributions to a text: found by what they are, settled together. */
import { z } from 'zod'
import { absent, page, whole, type To } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { answerForm, consent, gone, type Gone, type Mount, type Tools } from '../../people/index.ts'
import { agreedStep } from '../../processes/index.ts'
import { clauseId, findText, VERSIONS_MAX } from '../../texts/index.ts'
import { loadList } from '../load-list.ts'
import type { Refusal } from '../refusal.ts'
import { FATE_NAMES } from '../rules/tracing.ts'
import { rowsTyped } from '../rules/typed.ts'
import type { Filter, Returned } from '../shown.ts'
import { settleMany, type SettleAsked } from '../steps.ts'
import { listJson } from '../twins.ts'
import { DispositionsPage } from '../views/list.tsx'
import { askedBy, clausesIn, lockPlace, statusOf, textIn, type Here } from './place.ts'

/** Loose, since each row has fields of its own: `disposition-01J…`. */
const Sitting = z.object({ ...consent, version: whole({ min: 1, max: VERSIONS_MAX }) }).loose()

export const listRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/texts/:id/dispositions', (c) => showList(c))
    app.post('/texts/:id/dispositions', (c) => sitting(c, tools))
  }

/** What no list can be narrowed by is left out of account. */
function filterOf(c: Here): Filter {
  const code = (name: string) => /^[a-z][a-z0-9-]{0,40}$/.exec(c.req.query(name) ?? '')?.[0]
  const number = /^[1-9]\d{0,3}$/.exec(c.req.query('page') ?? '')?.[0]
  return {
    state: FATE_NAMES.find((one) => one === c.req.query('state')),
    group: code('group'),
    region: code('region'),
    clause: clauseId(c.req.query('clause') ?? ''),
    page: number === undefined ? 1 : Number(number),
  }
}

export async function showList(c: Here, returned?: Returned): Promise<Response> {
  const id = textIn(c)
  const shown = id && (await loadList(await askedBy(c, returned), id, filterOf(c)))
  if (!shown) return absent(c)
  return page(c, <DispositionsPage shown={shown} />, {
    ...statusOf(returned),
    json: listJson(shown),
    topics: [`text:${id}`, `process:${shown.process.id}`],
  })
}

async function sitting(c: Here, tools: Tools): Promise<Response> {
  const id = textIn(c)
  if (!id || !(await findText(c.var.here.database.read, id))) return absent(c)
  return answerForm<typeof Sitting, Refusal>(c, tools, {
    schema: Sitting,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const place = await lockPlace(tx, id)
      if (!place) return refuse(gone)
      const { clock } = tools
      const step = await agreedStep({ tx, now, via, clock }, actor, data, place.process)
      const { version } = data
      const rows: (SettleAsked & { readonly row: number })[] = []
      for (const { clauses: typed, ...rest } of rowsTyped(data)) {
        const named = await clausesIn(tx, place, { typed, version })
        if (!named.ok) return refuse({ kind: 'row', row: rest.row, why: named.refusal })
        rows.push({ ...rest, clauses: named.value, version })
      }
      const done = await settleMany(step, place, rows)
      return done.ok ? ok<To>(`/texts/${id}/dispositions`) : done
    },
    again: (again, refusal) => showList(c, { form: 'sitting', text: id, again, refusal }),
  })
}
