/** HTTP for a text as a file: with the ending of its format, of a version too. Saves nothing. */
import { savedAs } from '../../../platform/files/index.ts'
import { absent, readerOf, sendPublicFile } from '../../../platform/http/index.ts'
import type { NotPrinted } from '../../../platform/documents/pdf/beside.ts'
import { unreachable } from '../../../platform/values.ts'
import type { Mount } from '../../people/index.ts'
import { isFormat, readTextFile, type Format } from '../files.ts'
import { findText } from '../store.ts'
import { textId, versionNumber } from '../text.ts'
import type { Here } from './read.tsx'

/** Before the pages of texts: their addresses with the ending of a format lead here. */
export const fileRoutes: Mount = (app) => {
  app.use('/texts/:id', async (c, next) => {
    const asked = endingOf(c, c.req.param('id'))
    return asked ? answer(c, asked.format, { id: asked.name, number: undefined }) : next()
  })
  app.use('/texts/:id/versions/:number', async (c, next) => {
    const asked = endingOf(c, c.req.param('number'))
    if (!asked) return next()
    const number = versionNumber(asked.name)
    return number === undefined
      ? absent(c)
      : answer(c, asked.format, { id: c.req.param('id'), number })
  })
}

type Asked = { readonly name: string; readonly format: Format }

function endingOf(c: Here, raw: string): Asked | undefined {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return undefined
  const [, name = '', ending] = /^([^.]+)\.([a-z]+)$/.exec(raw) ?? []
  return isFormat(ending) ? { name, format: ending } : undefined
}

type Which = { readonly id: string; readonly number: number | undefined }

async function answer(c: Here, format: Format, { id, number }: Which): Promise<Response> {
  const { database, catalogues, origin } = c.var.here
  const known = textId(id)
  const text = known && (await findText(database.read, known))
  if (!text) return absent(c)
  const file = await readTextFile(database.read, text, {
    format,
    number,
    against: versionNumber(c.req.query('against') ?? ''),
    origin,
    t: catalogues.translator(text.language),
  })
  if (!file) return absent(c)
  if (!file.ok) return notPrinted(c, file.refusal)
  const { bytes, type, name } = file.value
  return sendPublicFile(c, { bytes, type, disposition: savedAs(name) })
}

/** Seconds after which a place in the row is likely. */
const AGAIN_SECONDS = '30'

/** In plain words: whoever asks for a file has no page before her. */
async function notPrinted(c: Here, refusal: NotPrinted): Promise<Response> {
  const { t } = await readerOf(c)
  switch (refusal.kind) {
    case 'too-long':
      return c.text(t('texts.file.print-too-long', { most: refusal.most }), 422)
    case 'busy':
      return c.text(t('texts.file.print-busy'), 503, { 'retry-after': AGAIN_SECONDS })
    default:
      return unreachable(refusal)
  }
}
