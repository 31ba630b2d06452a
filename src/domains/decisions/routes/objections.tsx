/** HTTP for objections: the page of one, and what each may do about it. */
import { absent, page } from '../../../platform/http/index.ts'
import { historyOf } from '../../../platform/record/index.ts'
import { seconds, type Instant } from '../../../platform/values.ts'
import { personId, sectionsAbout, type Mount } from '../../people/index.ts'
import { objectionId, type ObjectionId } from '../objection.ts'
import { isRepeatable } from '../rules/objections.ts'
import { ownGroupOf } from '../rules/rule-of.ts'
import {
  answerObjection,
  joinObjection,
  leaveObjection,
  settleObjection,
} from '../steps/objections.ts'
import { topicsOf } from '../steps/step.ts'
import { findCall } from '../store/calls.ts'
import { minorityOf } from '../store/designations.ts'
import { findObjection, objectionsOf } from '../store/objections.ts'
import { ObjectionPage } from '../views/objection.tsx'
import type { ObjectionShown, ObjectionStep } from '../views/shown.ts'
import { objectionJson } from '../views/twins.ts'
import { mergingOf } from './load-merging.ts'
import { answerForm, askedBy, goTo, heldObjection, type CallTools, type Here } from './acting.tsx'
import * as forms from './forms.ts'
import { loadText, peopleBehind, sceneOf, wordsBehind, type Asked } from './load.ts'

/** Steps of one objection on its page, the oldest first; more than any has had. */
const STEPS_MAX = 200

export const objectionRoutes =
  (tools: CallTools): Mount =>
  (app) => {
    app.get('/objections/:id', (c) => showObjection(c, tools))
    app.post('/objections/:id/answers', (c) => answering(c, tools))
    app.post('/objections/:id/words', (c) => word(c, tools))
    app.post('/objections/:id/supporters', (c) => joining(c, tools))
    app.post('/objections/:id/withdrawals', (c) => leaving(c, tools))
  }

const idIn = (c: Here): ObjectionId | undefined => objectionId(c.req.param('id') ?? '')

async function showObjection(c: Here, tools: CallTools): Promise<Response> {
  const { texts } = tools
  const id = idIn(c)
  const shown = id && (await loadObjection(await askedBy(c, texts), id))
  if (!shown) return absent(c)
  const topics = topicsOf(shown.call)
  const later = await sectionsAbout(
    tools,
    c.var.here.database.read,
    `objection:${shown.behind.objection.id}`,
  )
  return page(c, <ObjectionPage shown={shown} later={later} />, {
    json: objectionJson(shown),
    topics,
  })
}

async function loadObjection(asked: Asked, id: ObjectionId): Promise<ObjectionShown | undefined> {
  const { read } = asked
  const behind = await findObjection(read, id)
  const call = behind && (await findCall(read, behind.objection.call))
  if (!behind || !call) return undefined
  const steps = await stepsOf(asked, id)
  const minority = (await minorityOf(read, call.id)).filter(({ objection }) => objection === id)
  const all = await objectionsOf(read, [call.id])
  const earlier = all
    .map(({ objection }) => objection)
    .filter((one) => isRepeatable(behind.objection, one))
  const merging = await mergingOf(read, behind, all)
  const scene = await sceneOf(asked, call, {
    people: [
      ...peopleBehind([behind, ...merging.others]),
      ...merging.merges.flatMap(({ proposedBy, agreed }) => [proposedBy, ...agreed]),
      ...steps.flatMap(({ person }) => (person ? [person] : [])),
    ],
    commitments: [
      ...wordsBehind([behind]),
      ...steps.map(({ said }) => said),
      ...wordsBehind(merging.others),
      ...merging.merges.map(({ reason }) => reason),
    ],
    subjects: [`objection:${id}`],
  })
  return { ...scene, behind, text: await loadText(asked, call), steps, minority, earlier, merging }
}

/** Its whole way, as the record tells it; what was said at the raising stands above already. */
async function stepsOf({ read }: Asked, id: ObjectionId): Promise<readonly ObjectionStep[]> {
  const lines = await historyOf(read, { obj: `objection:${id}`, limit: STEPS_MAX })
  return lines.toReversed().map(({ index, entry }) => ({
    entry: index,
    at: seconds(entry.dated ?? entry.t) as number as Instant,
    act: entry.act,
    person: personId(entry.actor),
    clear: entry.clear,
    said: entry.act === 'objection.raise' ? undefined : entry.parts[0]?.c,
  }))
}

/** The page of an objection, with the form that was sent from it. */
export const objectionAgain = (id: ObjectionId) => async (asked: Asked) => {
  const shown = await loadObjection(asked, id)
  return shown && <ObjectionPage shown={shown} />
}

/** The call of an objection never changes, so it may be read before it is held. */
async function callOf(c: Here, id: ObjectionId | undefined) {
  const behind = id && (await findObjection(c.var.here.database.read, id))
  return behind?.objection.call
}

async function answering(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  const call = await callOf(c, id)
  if (!id || !call) return absent(c)
  return answerForm(c, tools, call, {
    schema: forms.AnswerForm,
    form: 'answer',
    again: objectionAgain(id),
    act: async ({ step, call: held }, { how, reason }) => {
      const behind = await heldObjection(step.tx, held, id)
      const latest = await tools.texts.latest(step.tx, held.subject.text)
      const latestVersion = latest?.version ?? held.subject.version
      const answered = await answerObjection(
        step,
        { call: held, behind },
        { how, reason, latestVersion },
      )
      return goTo(`/objections/${id}`)(answered)
    },
  })
}

async function word(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  const call = await callOf(c, id)
  if (!id || !call) return absent(c)
  return answerForm(c, tools, call, {
    schema: forms.WordForm,
    form: 'word',
    again: objectionAgain(id),
    act: async ({ step, call: held }, { word: said, round, why }) => {
      const behind = await heldObjection(step.tx, held, id)
      const typed = { word: said, round, why }
      return goTo(`/objections/${id}`)(await settleObjection(step, { call: held, behind }, typed))
    },
  })
}

async function joining(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  const call = await callOf(c, id)
  if (!id || !call) return absent(c)
  return answerForm(c, tools, call, {
    schema: forms.JoinForm,
    form: 'join',
    again: objectionAgain(id),
    act: async ({ step, call: held, around }, { as }) => {
      const behind = await heldObjection(step.tx, held, id)
      const ownGroup = ownGroupOf(around.template, step.party.actor)
      const speaking = { capacity: as, ownGroup }
      return goTo(`/objections/${id}`)(await joinObjection(step, { call: held, behind }, speaking))
    },
  })
}

async function leaving(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  const call = await callOf(c, id)
  if (!id || !call) return absent(c)
  return answerForm(c, tools, call, {
    schema: forms.LeaveForm,
    form: 'leave',
    again: objectionAgain(id),
    act: async ({ step, call: held }, { why }) => {
      const behind = await heldObjection(step.tx, held, id)
      return goTo(`/objections/${id}`)(await leaveObjection(step, { call: held, behind }, why))
    },
  })
}
