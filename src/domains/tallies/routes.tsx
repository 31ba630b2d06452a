/** HTTP for the numbers: of a process and of a text, as pages and as tables. Saves nothing. */
import type { Context } from 'hono'
import { absent, page } from '../../platform/http/index.ts'
import type { Mount, SiteEnv } from '../people/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import { findText, textId, type Text } from '../texts/index.ts'
import { loadNumbers } from './load.ts'
import { NumbersPage } from './views/numbers.tsx'
import { numbersJson, rowsCsv } from './views/twins.ts'

type Here = Context<SiteEnv>

export const tallyRoutes: Mount = (app) => {
  app.get('/processes/:slug/uptake', ofProcess)
  app.get('/texts/:id/uptake', ofText)
}

async function ofProcess(c: Here): Promise<Response> {
  const slug = c.req.param('slug') ?? ''
  const process = await findProcess(c.var.here.database.read, { slug })
  return process ? show(c, process) : absent(c)
}

async function ofText(c: Here): Promise<Response> {
  const { read } = c.var.here.database
  const id = textId(c.req.param('id') ?? '')
  const text = id && (await findText(read, id))
  const process = text && (await findProcess(read, { id: text.process }))
  return process ? show(c, process, text) : absent(c)
}

async function show(c: Here, process: Process, text?: Text): Promise<Response> {
  const shown = await loadNumbers(c.var.here.database.read, process, text)
  const { rows, numbers, releases } = shown
  return page(c, <NumbersPage shown={shown} />, {
    // What is told by language is told of the process alone.
    json: numbersJson(rows, numbers, text ? [] : releases),
    csv: rowsCsv(rows),
    topics: [`process:${process.id}`, ...(text ? [`text:${text.id}`] : [])],
  })
}
