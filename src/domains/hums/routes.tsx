/** HTTP for hums: their pages, and where each form goes. */
import { absent, page, readerOf } from '../../platform/http/index.ts'
import { meetingId } from '../meetings/index.ts'
import type { Mount } from '../people/index.ts'
import * as forms from './forms.ts'
import { answerCount, humId } from './hum.ts'
import { loadHums } from './load.ts'
import { askedBy, onHum, onMeeting, type Here, type HumTools } from './sent.tsx'
import { mountMessages } from './sms-routes.ts'
import { askHum, closeHum } from './steps.ts'
import { answerHum, countForHub, enterAnswer } from './steps-answers.ts'
import { giveCode } from './steps-codes.ts'
import { findHum } from './store.ts'
import { humJson, humsJson } from './twins.ts'
import { HumPage, HumsPage } from './views.tsx'

export const humRoutes =
  (tools: HumTools): Mount =>
  (app) => {
    app.get('/meetings/:id/hums', (c) => showHums(c, tools))
    app.get('/hums/:id', (c) => showHum(c, tools))
    app.post('/meetings/:id/hums', (c) =>
      onMeeting(c, tools, { form: 'hum-ask', schema: forms.Asking, act: askHum }),
    )
    app.post('/meetings/:id/phone-codes', (c) =>
      onMeeting(c, tools, { form: 'phone-code', schema: forms.Acting, act: giveCode }),
    )
    app.post('/hums/:id/answers', (c) =>
      onHum(c, tools, {
        form: 'hum-answer',
        schema: forms.Answering,
        act: (working, meeting, hum, { choice }) =>
          answerHum(working, meeting, { hum: hum.id, choice }),
      }),
    )
    app.post('/hums/:id/hub-counts', (c) => onHubCount(c, tools))
    app.post('/hums/:id/entries', (c) =>
      onHum(c, tools, {
        form: 'hum-entry',
        schema: forms.Entering,
        act: (working, meeting, hum, { line, choice }) =>
          enterAnswer(working, meeting, { hum: hum.id, line, choice }),
      }),
    )
    app.post('/hums/:id/closings', (c) =>
      onHum(c, tools, { form: 'hum-close', schema: forms.Acting, act: closeHum }),
    )
    mountMessages(app, tools)
  }

const onHubCount = (c: Here, tools: HumTools) =>
  onHum(c, tools, {
    form: 'hum-hub',
    schema: forms.Counting,
    act: (working, meeting, hum, { hub, count1, count2, count3, count4, count5 }) => {
      const all = [count1, count2, count3, count4, count5]
      const counts = all.slice(0, answerCount(hum.answers)).map((count = 0) => count)
      return countForHub(working, meeting, { hum: hum.id, hub, counts })
    },
  })

async function showHums(c: Here, tools: HumTools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const scene = id && (await loadHums(await askedBy(c, tools), id))
  if (!scene) return absent(c)
  const { t } = await readerOf(c)
  return page(c, <HumsPage scene={scene} />, {
    json: humsJson(scene, t),
    topics: [`meeting:${id}`],
  })
}

async function showHum(c: Here, tools: HumTools): Promise<Response> {
  const id = humId(c.req.param('id') ?? '')
  const found = id && (await findHum(c.var.here.database.read, id))
  const scene = found && (await loadHums(await askedBy(c, tools), found.meeting))
  const hum = scene?.hums.find((one) => one.id === id)
  if (!scene || !hum) return absent(c)
  const { t } = await readerOf(c)
  return page(c, <HumPage scene={scene} hum={hum} />, {
    json: humJson(scene, hum, t),
    topics: [`meeting:${hum.meeting}`],
  })
}
