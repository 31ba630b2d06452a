/** HTTP for proceedings as PDF: what everybody may read, in their language. Saves nothing. */
import {
  PDF_TYPE,
  PRINTED_CHARACTERS_MAX,
  writePdfBeside,
  type NotPrinted,
} from '../../platform/documents/pdf/beside.ts'
import { plainOf, runsOf } from '../../platform/documents/inline.ts'
import { writtenOnce } from '../../platform/documents/written-once.ts'
import { safeName, savedAs } from '../../platform/files/index.ts'
import { absent, readerOf, sendPublicFile } from '../../platform/http/index.ts'
import { formatWhen, nativeName } from '../../platform/languages/index.ts'
import { happenedIn } from '../../platform/record/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import { cycleId, meetingId, placeOf } from '../meetings/index.ts'
import { isPractice } from '../minutes/index.ts'
import type { Mount } from '../people/index.ts'
import { loadCycle } from './load-cycle.ts'
import { loadMeeting } from './load.ts'
import { documentOf } from './print.ts'
import type { CycleTools } from './routes-cycle.tsx'
import { askedBy, type Here } from './routes.tsx'
import { cycleMd } from './twins-cycle.ts'
import { meetingMd } from './twins.ts'

export const printRoutes =
  (tools: CycleTools): Mount =>
  (app) => {
    app.get('/meetings/:id/proceedings.pdf', (c) => printMeeting(c, tools))
    app.get('/cycles/:id/proceedings.pdf', (c) => printCycle(c, tools))
  }

type Printed = {
  /** Of the page that says the same. */
  readonly path: string
  /** Of what it tells, and not of the asking: the same proceedings are the same file. */
  readonly at: Instant
  /** Lines under the title. */
  readonly about: readonly string[]
  readonly practice: boolean
  readonly markdown: string
}

/** Nobody's own view of them: a file is handed on. */
const asAnybody = async (c: Here, tools: CycleTools) => ({
  ...(await askedBy(c, tools)),
  viewer: undefined,
  cameTo: tools.cameTo,
})

async function printMeeting(c: Here, tools: CycleTools): Promise<Response> {
  const id = meetingId(c.req.param('id') ?? '')
  const asked = await asAnybody(c, tools)
  const proceedings = id && (await loadMeeting(asked, id))
  if (!proceedings) return absent(c)
  const { read, t, language } = asked
  const { lines } = await happenedIn(read, `meeting:${id}`, { from: 0, limit: 1 })
  const at = (lines[0]?.entry.t ?? proceedings.shown.meeting.starts) as Instant
  return print(c, {
    path: `/meetings/${id}/proceedings`,
    at,
    about: [t('proceedings.print.until', { when: formatWhen(at, 'UTC', language) })],
    practice: isPractice(proceedings.shown),
    markdown: meetingMd(proceedings, asked),
  })
}

async function printCycle(c: Here, tools: CycleTools): Promise<Response> {
  const id = cycleId(c.req.param('id') ?? '')
  const asked = await asAnybody(c, tools)
  const proceedings = id && (await loadCycle(asked, id))
  if (!proceedings) return absent(c)
  const { cycle, rounds, hosting } = proceedings
  return print(c, {
    path: `/cycles/${id}/proceedings`,
    at: rounds.at(-1)?.starts ?? cycle.madeAt,
    about: [],
    practice: placeOf(hosting).practice,
    markdown: cycleMd(proceedings, asked),
  })
}

async function print(c: Here, { path, at, about, practice, markdown }: Printed) {
  const { origin } = c.var.here
  // `proceedings.pdf.json` is nothing.
  if (c.var.course.address.twin) return absent(c)
  const { t, language } = await readerOf(c)
  if (markdown.length > PRINTED_CHARACTERS_MAX)
    return notPrinted(c, { kind: 'too-long', most: PRINTED_CHARACTERS_MAX })
  const document = documentOf(markdown, origin)
  const address = `${origin}${path}`
  const practised = practice ? [t('html.practice')] : []
  const meta = {
    language,
    about: [...about, nativeName(language), ...practised, address],
    at,
    identifier: address,
    lacking: t('texts.file.lacking'),
  }
  const made = await writtenOnce(['pdf', document, meta], () => writePdfBeside({ document, meta }))
  if (!made.ok) return notPrinted(c, made.refusal)
  const title = plainOf(runsOf(document.title ?? ''))
  const name = safeName(`${t('minutes.proceedings')}, ${title}.pdf`)
  return sendPublicFile(c, { bytes: made.value, type: PDF_TYPE, disposition: savedAs(name) })
}

/** Seconds after which a place in the row is likely. */
const AGAIN_SECONDS = '30'

/** In plain words: whoever asks for a file has no page before them. */
async function notPrinted(c: Here, refusal: NotPrinted): Promise<Response> {
  const { t } = await readerOf(c)
  switch (refusal.kind) {
    case 'too-long':
      return c.text(t('proceedings.print.too-long', { most: refusal.most }), 422)
    case 'busy':
      return c.text(t('texts.file.print-busy'), 503, { 'retry-after': AGAIN_SECONDS })
    default:
      return unreachable(refusal)
  }
}
