/** HTTP for the glossary of a text. Saves nothing. */
import { absent, page } from '../../../platform/http/index.ts'
import type { Mount } from '../../people/index.ts'
import { readTerms } from '../load-terms.ts'
import { findText } from '../store.ts'
import { textId, versionNumber } from '../text.ts'
import { TermsPage, termsJson } from '../views/terms.tsx'

export const termRoutes: Mount = (app) => {
  app.get('/texts/:id/terms', async (c) => {
    const { read } = c.var.here.database
    const id = textId(c.req.param('id'))
    const text = id && (await findText(read, id))
    const asked = c.req.query('version')
    const number = versionNumber(asked ?? '')
    if (!text || (asked !== undefined && number === undefined)) return absent(c)
    const view = await readTerms(read, text, number)
    if (!view) return absent(c)
    return page(c, <TermsPage view={view} />, {
      json: termsJson(view),
      topics: [`text:${text.id}`, `process:${text.process}`],
    })
  })
}
