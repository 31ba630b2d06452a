/** For whom an answer is written: language, words, zone, viewer. Reads the account at most once. */
import type { ReaderContext } from '../html/index.ts'
import { direction, languageOf, type Language, type Translate } from '../languages/index.ts'
import { addressOf } from './address.ts'
import type { Asking, Viewer } from './env.ts'
import { isReading } from './origin.ts'

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
    path: pagePath(c),
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

/**
 * What links to the same page in another language lead to. A form that is given back stands at an
 * address that may take forms alone: then it is the page that it was sent from, or one above it.
 */
function pagePath(c: Asking): string {
  if (isReading(c.req.method)) return askedPath(c)
  const from = cameFrom(c) ?? askedPath(c)
  const { isPage } = c.var.here
  const [start = '/'] = from.split('?', 1)
  if (isPage(start)) return from
  let path = start
  while (path !== '/' && !isPage(path)) path = path.slice(0, path.lastIndexOf('/')) || '/'
  return path
}

/** The page of ours that a form was sent from, where the browser says so. */
function cameFrom(c: Asking): string | undefined {
  const referer = c.req.header('referer')
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const { host, pathname, search } = new URL(referer)
  const isOurs = host === c.req.header('host') || host === new URL(c.var.here.origin).host
  return isOurs ? addressOf(pathname).path + search : undefined
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
