/** HTTP for the signature beside the editor's: parse, load, decide, save, answer. */
import { z } from 'zod'
import { absent, optional, page, passage, whole, type To } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { answerForm, consent, gone, type Gone, type Mount } from '../../people/index.ts'
import { agreedStep } from '../../processes/index.ts'
import { VERSIONS_MAX } from '../../texts/index.ts'
import { REASON_LENGTH_MAX } from '../amendment.ts'
import { loadSigning } from '../load-signing.ts'
import type { Refusal } from '../refusal.ts'
import type { Returned } from '../shown.ts'
import { countersignVersion } from '../steps/countersigning.ts'
import { signingJson } from '../twins.ts'
import { SigningPage } from '../views/signing.tsx'
import { askedBy, lockPlace, statusOf, textAt, type AmendmentTools, type Here } from './place.ts'

const Signing = z.object({
  ...consent,
  version: whole({ min: 1, max: VERSIONS_MAX }),
  answer: z.enum(['signed', 'declined']),
  reason: optional(passage({ max: REASON_LENGTH_MAX })),
})

export const signingRoutes =
  (tools: AmendmentTools): Mount =>
  (app) => {
    app.get('/texts/:id/countersignature', (c) => showSigning(c, tools))
    app.post('/texts/:id/countersignatures', (c) => signing(c, tools))
  }

async function showSigning(c: Here, tools: AmendmentTools, returned?: Returned): Promise<Response> {
  const text = await textAt(c)
  const shown = text && (await loadSigning(await askedBy(c, tools, returned), text.id))
  if (!shown) return absent(c)
  return page(c, <SigningPage shown={shown} />, {
    ...statusOf(returned),
    json: signingJson(shown),
    topics: [`text:${shown.text.id}`, `process:${shown.process.id}`],
  })
}

async function signing(c: Here, tools: AmendmentTools): Promise<Response> {
  const text = await textAt(c)
  if (!text) return absent(c)
  return answerForm<typeof Signing, Refusal>(c, tools, {
    schema: Signing,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const place = await lockPlace({ tx, now }, tools, text)
      if (!place) return refuse(gone)
      const { clock } = tools
      const step = await agreedStep({ tx, now, via, clock }, actor, data, place.process)
      const { version, answer, reason } = data
      const signed = await countersignVersion(step, place, { version, answer, reason })
      return signed.ok ? ok<To>(`/texts/${text.id}/countersignature`) : signed
    },
    again: (again, refusal) => showSigning(c, tools, { form: 'countersign', again, refusal }),
  })
}
