/** HTTP for papers: submitted by their address or as a file, judged, and handed out. */
import { absent, type SentFile } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { answerFile, receiveFiles, type ReceivedFile } from '../discussions/index.ts'
import type { Mount, Tools } from '../people/index.ts'
import { onMeeting, type Again, type Here } from './acting.tsx'
import { Acting, Declining, Submitting } from './forms.ts'
import { materialId, paperPath } from './material.ts'
import type { Refusal } from './refusal.ts'
import { doneAt } from './running.ts'
import { judgeMaterial, submitMaterial } from './steps-materials.ts'
import { filesOfPapers } from './store-papers.ts'

export type Shows = { readonly tools: Tools; readonly again: Again }

/** Where on the page of the meeting they are. */
const TO = '#materials'

export const paperRoutes =
  ({ tools, again }: Shows): Mount =>
  (app) => {
    app.get('/attachments/papers/:id', (c) => sendPaper(c, tools))
    app.post('/meetings/:id/materials', (c) => submit(c, { tools, again }))
    app.post('/meetings/:id/materials/:material/approval', (c) => {
      const id = materialId(c.req.param('material'))
      if (!id) return absent(c)
      return onMeeting(c, tools, {
        form: `approve-${id}`,
        schema: Acting,
        act: (working, meeting) => judgeMaterial(working, meeting, { id }),
        again,
        to: doneAt('approve'),
      })
    })
    app.post('/meetings/:id/materials/:material/declining', (c) => {
      const id = materialId(c.req.param('material'))
      if (!id) return absent(c)
      return onMeeting(c, tools, {
        form: `refuse-${id}`,
        schema: Declining,
        act: (working, meeting, { reason }) => judgeMaterial(working, meeting, { id, reason }),
        again,
        to: doneAt('refuse'),
      })
    })
  }

/** The file is looked into and written before the transaction, and goes where that refuses. */
function submit(c: Here, { tools, again }: Shows): Promise<Response> {
  const taken: ReceivedFile[] = []
  return onMeeting(c, tools, {
    form: 'material',
    schema: Submitting,
    beforehand: async (sent) => {
      const received = await receiveOne(tools, sent)
      if (!received.ok) return received
      taken.push(...received.value)
      return ok(async (isKept: boolean) => {
        for (const file of isKept ? [] : received.value) await tools.files.remove(file)
      })
    },
    act: (working, meeting, { title, href }) =>
      submitMaterial(working, meeting, { title, href, file: taken[0] }),
    again,
    to: TO,
  })
}

async function receiveOne(
  tools: Tools,
  sent: readonly SentFile[],
): Promise<Result<readonly ReceivedFile[], Refusal>> {
  if (sent.length > 1) return refuse({ kind: 'address-or-file' })
  const received = await receiveFiles(tools, sent)
  return received.ok ? received : refuse({ kind: 'bad-file', why: received.refusal })
}

/** Open to everybody, as the page that names it; gone once its name was removed. */
const sendPaper = (c: Here, { files }: Tools): Promise<Response> => {
  const id = materialId(c.req.param('id') ?? '')
  if (!id) return Promise.resolve(absent(c))
  return answerFile(c, files, {
    path: paperPath(id),
    find: async () => {
      const { read } = c.var.here.database
      const [file] = await filesOfPapers(read, [id])
      const name = file && (await wordsOf(read, [file.name])).get(file.name)
      return file && name?.kind === 'text'
        ? { stored: file, type: file.type, name: name.text }
        : undefined
    },
  })
}
