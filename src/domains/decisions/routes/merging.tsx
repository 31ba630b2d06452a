/** HTTP for merging objections: asking for it, agreeing, ending it, saying no to it later. */
import { absent } from '../../../platform/http/index.ts'
import { refuse } from '../../../platform/values.ts'
import type { Mount } from '../../people/index.ts'
import { mergeId } from '../merge.ts'
import { objectionId } from '../objection.ts'
import { agreeToAsked, askForMerge, endAsked, standApartFrom } from '../steps/merging.ts'
import { findMerge, lockMerge } from '../store/merges.ts'
import { findObjection } from '../store/objections.ts'
import { answerForm, goTo, type CallTools, type Here } from './acting.tsx'
import * as forms from './forms-merging.ts'
import { pairIn, partIn } from './load-merging.ts'
import { objectionAgain } from './objections.tsx'

export const mergeRoutes =
  (tools: CallTools): Mount =>
  (app) => {
    app.post('/objections/:id/merges', (c) => asking(c, tools))
    app.post('/objections/:id/separations', (c) => apart(c, tools))
    app.post('/merges/:id/words', (c) => deciding(c, tools))
  }

async function asking(c: Here, tools: CallTools): Promise<Response> {
  const from = objectionId(c.req.param('id') ?? '')
  const found = from && (await findObjection(c.var.here.database.read, from))
  if (!from || !found) return absent(c)
  return answerForm(c, tools, found.objection.call, {
    schema: forms.MergeForm,
    form: 'merge',
    again: objectionAgain(from),
    act: async ({ step, call }, { into, why }) => {
      const pair = await pairIn(step.tx, call, { from, into })
      if (!pair) return refuse({ kind: 'merge-with-itself' })
      return goTo(`/objections/${from}#merging`)(await askForMerge(step, pair, why))
    },
  })
}

async function deciding(c: Here, tools: CallTools): Promise<Response> {
  const id = mergeId(c.req.param('id') ?? '')
  const asked = id && (await findMerge(c.var.here.database.read, id))
  if (!id || !asked) return absent(c)
  return answerForm(c, tools, asked.call, {
    schema: forms.MergeWordForm,
    form: 'merge-word',
    again: objectionAgain(asked.from),
    act: async ({ step, call }, { word }) => {
      const merge = await lockMerge(step.tx, id)
      const pair = merge && (await pairIn(step.tx, call, merge))
      if (!merge || !pair) throw new Error(`no two objections to merge: ${id}`)
      const decide = word === 'agree' ? agreeToAsked : endAsked
      return goTo(`/objections/${asked.from}#merging`)(await decide(step, pair, merge))
    },
  })
}

async function apart(c: Here, tools: CallTools): Promise<Response> {
  const id = objectionId(c.req.param('id') ?? '')
  const found = id && (await findObjection(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  return answerForm(c, tools, found.objection.call, {
    schema: forms.ApartForm,
    form: 'apart',
    again: objectionAgain(id),
    act: async ({ step, call }, { why }) => {
      const part = await partIn(step.tx, call, id)
      if (!part) throw new Error(`no objection ${id} in ${call.id}`)
      return goTo(`/objections/${id}`)(await standApartFrom(step, part, why))
    },
  })
}
