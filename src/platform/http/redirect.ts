/** Sends a reader on to another page of ours, in the language and the form they asked in. */
import { inLanguage } from './address.ts'
import type { Asking } from './env.ts'

/** One slash, then no second one and no backslash: browsers read both as another host. */
const OURS = /^\/(?![/\\])[^\p{Cc}]*$/u

/** 303 to a path of ours; anything else is a bug, never a reader's fault. */
export function seeOther(c: Asking, location: string): Response {
  if (!OURS.test(location)) throw new Error('a redirect leads out of the site')
  const cut = location.search(/[?#]/)
  const path = cut < 0 ? location : location.slice(0, cut)
  const rest = cut < 0 ? '' : location.slice(cut)
  const { language, twin } = c.var.course.address
  const asked = inLanguage(language, twin === 'json' ? `${path}.json` : path)
  return c.body(null, 303, { location: asAscii(asked + rest), 'cache-control': 'no-store' })
}

/** A header holds ASCII; what is already percent-encoded stays so. */
const asAscii = (location: string) =>
  location.replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run))
