/** HTTP for the way back of one clause. Saves nothing. */
import { absent, page } from '../../../platform/http/index.ts'
import type { Mount } from '../../people/index.ts'
import { clauseId } from '../../texts/index.ts'
import { loadTrail } from '../load-trail.ts'
import { trailJson } from '../twins.ts'
import { TrailPage } from '../views/trail.tsx'
import { askedBy, textIn } from './place.ts'

export const trailRoutes: Mount = (app) => {
  app.get('/texts/:id/clauses/:clause', async (c) => {
    const id = textIn(c)
    const clause = clauseId(c.req.param('clause'))
    const shown = id && clause && (await loadTrail(await askedBy(c), id, clause))
    if (!shown) return absent(c)
    return page(c, <TrailPage shown={shown} />, {
      json: trailJson(shown),
      topics: [`text:${id}`, `process:${shown.process.id}`],
    })
  })
}
