/** For whom an answer is written: language, words, zone, viewer. Reads the account at most once. */
import type { ReaderContext } from '../html/index.ts'
import { direction, languageOf, type Language, type Translate } from '../languages/index.ts'
import type { Asking, Viewer } from './env.ts'

/** The reader with whoever is signed in. */
export async function readerOf(c: Asking): Promise<ReaderContext> {
  const { course } = c.var
  if (!course.reader) course.reader = readerFor(c, await c.var.viewer())
  return course.reader
}

/** The reader as far as known without asking the database: for when it does not answer. */
export const knownReader = (c: Asking): ReaderContext =>
  c.var.course.reader ?? readerFor(c, undefined)

/** Words in the reader's language, for a title or a refusal. */
export const wordsFor = async (c: Asking): Promise<Translate> => (await readerOf(c)).t

function readerFor(c: Asking, viewer: Viewer | undefined): ReaderContext {
  const { here, course } = c.var
  const language = languageFor(c, viewer)
  return {
    language,
    direction: direction(language),
    zone: viewer?.zone ?? 'UTC',
    now: here.database.clock.now(),
    t: here.catalogues.translator(language),
    path: askedPath(c),
    prefixed: course.address.language !== undefined,
    viewer,
    site: here.site,
    practice: here.site.practice,
    newKey: () => {
      course.isKeyed = true
      return Buffer.from(here.database.clock.random(KEY_BYTES)).toString('base64url')
    },
  }
}

/** As it was asked for, without language: with its query, for the same page once more. */
export function askedPath(c: Asking): string {
  const { url } = c.req
  const query = url.indexOf('?')
  return c.var.course.address.path + (query < 0 ? '' : url.slice(query))
}

/** Nobody guesses, and nobody meets, a key of so many random bytes. */
const KEY_BYTES = 16

function languageFor(c: Asking, viewer: Viewer | undefined): Language {
  const { language } = c.var.course.address
  if (language) return language
  const acceptLanguage = c.req.header('accept-language')
  return languageOf({ path: '/', account: viewer?.language, acceptLanguage }).language
}
