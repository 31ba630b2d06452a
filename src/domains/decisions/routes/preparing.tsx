/** HTTP for what officers prepare together; publishing it is `calls.tsx`, as any designation. */
import { z } from 'zod'
import { absent, line, optional, passage, whole } from '../../../platform/http/index.ts'
import { consent, type Mount } from '../../people/index.ts'
import { callId, type CallId } from '../call.ts'
import { POLARITIES } from '../designation.ts'
import { SIGNS } from '../prepared.ts'
import { VERSIONS_MAX } from '../rules/preparing.ts'
import { signPrepared, writePrepared } from '../steps/preparing.ts'
import { REASON_MAX, TITLE_MAX } from '../views/position.tsx'
import { answerForm, goTo, type CallTools, type Here } from './acting.tsx'
import { callAgain } from './calls.tsx'

const WritingForm = z.object({
  seen: whole({ max: VERSIONS_MAX }),
  level: line({ max: TITLE_MAX }),
  polarity: z.enum(POLARITIES).default('for'),
  reasons: passage({ max: REASON_MAX }),
  ...consent,
})

const SigningForm = z.object({
  number: whole({ min: 1, max: VERSIONS_MAX }),
  sign: z.enum(SIGNS),
  why: optional(passage({ max: REASON_MAX })),
  ...consent,
})

export const preparingRoutes =
  (tools: CallTools): Mount =>
  (app) => {
    app.post('/calls/:id/preparations', (c) => writing(c, tools))
    app.post('/calls/:id/preparation-signs', (c) => signing(c, tools))
  }

const idIn = (c: Here): CallId | undefined => callId(c.req.param('id') ?? '')

async function writing(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: WritingForm,
    form: 'preparation',
    again: callAgain(id),
    act: async ({ step, call }, typed) =>
      goTo(`/calls/${id}#preparation`)(await writePrepared(step, call, typed)),
  })
}

async function signing(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: SigningForm,
    form: 'preparation-sign',
    again: callAgain(id),
    act: async ({ step, call }, { number, sign, why }) =>
      goTo(`/calls/${id}#preparation`)(await signPrepared(step, call, { number, sign, why })),
  })
}
