/** HTTP for the register of letters: of the site, of a process, one letter and its answer. */
import { z } from 'zod'
import { absent, line, optional, page, passage } from '../../platform/http/index.ts'
import type { To } from '../../platform/http/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import { answerForm, consent, gone, type Mount, type Tools } from '../people/index.ts'
import { agreedStep, lockProcess } from '../processes/index.ts'
import { WORDS_LENGTH_MAX } from './advice.ts'
import { LETTER_KINDS, letterId, LINK_LENGTH_MAX, SENDER_LENGTH_MAX } from './letter.ts'
import { loadAllLetters, loadLetter, loadLetters } from './load.ts'
import { askedBy, processHere, type Here } from './here.ts'
import type { AdviceRefusal } from './rules.ts'
import { groundOf } from './steps.ts'
import { answerLetter, enterLetter } from './steps-letters.ts'
import { findLetter, lockLetter } from './store-letters.ts'
import { AllLettersPage, LetterPage, LettersPage } from './views-letters.tsx'

const words = passage({ max: WORDS_LENGTH_MAX })
/** Written out, as addresses are: nothing in it turns the line around. */
const link = z
  .url({ protocol: /^https$/ })
  .regex(/^[!-~]+$/)
  .max(LINK_LENGTH_MAX)
const Entering = z.object({
  ...consent,
  sender: line({ max: SENDER_LENGTH_MAX }),
  kind: z.enum(LETTER_KINDS),
  dated: z.iso.date(),
  words,
  link: optional(link),
})
const Replying = z.object({ ...consent, words })

export function mountLetters(app: Parameters<Mount>[0], tools: Tools): void {
  app.get('/letters', showAll)
  app.get('/processes/:slug/letters', showRegister)
  app.post('/processes/:slug/letters', (c) => entering(c, tools))
  app.get('/letters/:id', showOne)
  app.post('/letters/:id/reply', (c) => replying(c, tools))
}

async function showAll(c: Here): Promise<Response> {
  const shown = await loadAllLetters(await askedBy(c))
  const { letters } = shown
  return page(c, <AllLettersPage shown={shown} />, { json: { letters }, topics: ['letters'] })
}

async function showRegister(c: Here): Promise<Response> {
  const process = await processHere(c)
  if (!process) return absent(c)
  const shown = await loadLetters(await askedBy(c), process)
  const json = { process: process.id, letters: shown.letters }
  return page(c, <LettersPage shown={shown} />, { json, topics: [`process:${process.id}`] })
}

async function showOne(c: Here): Promise<Response> {
  const id = letterId(c.req.param('id') ?? '')
  const shown = id && (await loadLetter(await askedBy(c), id))
  if (!id || !shown) return absent(c)
  const json = shown.letter
  return page(c, <LetterPage shown={shown} />, { json, topics: [`letter:${id}`] })
}

async function entering(c: Here, tools: Tools): Promise<Response> {
  const process = await processHere(c)
  if (!process) return absent(c)
  return answerForm<typeof Entering, AdviceRefusal>(c, tools, {
    schema: Entering,
    work: async ({ tx, now, via, actor, data }) => {
      await lockProcess(tx, { id: process.id })
      const ground = await groundOf(tx, process.id)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const entered = await enterLetter(step, ground.process, { ...data, link: data.link })
      return entered.ok ? ok<To>(`/letters/${entered.value.id}`) : entered
    },
    again: async (again, refusal) => {
      const asked = await askedBy(c, { form: 'enter', again, refusal })
      const shown = await loadLetters(asked, process)
      return page(c, <LettersPage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}

async function replying(c: Here, tools: Tools): Promise<Response> {
  const id = letterId(c.req.param('id') ?? '')
  const found = id && (await findLetter(c.var.here.database.read, id))
  if (!id || !found) return absent(c)
  return answerForm<typeof Replying, AdviceRefusal>(c, tools, {
    schema: Replying,
    work: async ({ tx, now, via, actor, data }) => {
      const letter = await lockLetter(tx, id)
      if (!letter) return refuse(gone)
      const { process } = await groundOf(tx, letter.process)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const replied = await answerLetter(step, process, letter, data.words)
      return replied.ok ? ok<To>(`/letters/${id}`) : replied
    },
    again: async (again, refusal) => {
      const shown = await loadLetter(await askedBy(c, { form: 'reply', again, refusal }), id)
      if (!shown) return absent(c)
      return page(c, <LetterPage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}
