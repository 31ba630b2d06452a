/**
 * What of a page axe can judge, apart from its words and colours: which element stands where, with
 * which attributes. A page that shows nothing in a new place has nothing new for axe; what depends
 * on a whole page instead (ids, and references to them) is told of every page here. Pure.
 */

/** All that was looked at so far, so that nothing is looked at twice. */
export type Seen = Set<string>

/** Says whether some of these are new, and remembers them. */
export function isNewIn(seen: Seen, ones: Iterable<string>): boolean {
  const before = seen.size
  for (const one of ones) seen.add(one)
  return seen.size > before
}

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/g
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g
/** Elements that hold nothing, and paths drawn within an image. */
const VOID = /^(area|br|col|hr|img|input|link|meta|source|wbr|path|circle|line|rect|use|polyline)$/
const HEADING = /^h[1-6]$/
/** Attributes whose value axe reads; of the others it asks whether they are there. */
const READ = /^(role|class|type|scope|rel|tabindex|disabled|aria-(hidden|current|live|expanded))$/
const EMPTY = /<(a|button|h[1-6]|th|label|legend|summary|option)\b[^>]*>\s*<\/\1>/g

const attributesOf = (written: string) =>
  [...written.matchAll(ATTRIBUTE)]
    .map(([, name = '', value = '']) => (READ.test(name) ? `${name}=${value}` : name))
    .join(' ')

/** Elements with all that they stand in, headings with the one before, and what is empty. */
export function placesOf(html: string): ReadonlySet<string> {
  const places = new Set<string>()
  const within: string[] = ['']
  let heading = 'none'
  for (const [, ends, name = '', attributes = ''] of html.matchAll(TAG)) {
    if (ends) {
      if (!VOID.test(name) && within.length > 1) within.pop()
      continue
    }
    const place = `${within.at(-1) ?? ''}>${name} ${attributesOf(attributes)}`
    places.add(place)
    if (HEADING.test(name)) {
      places.add(`${heading}, ${name}`)
      heading = name
    }
    if (!VOID.test(name) && !attributes.endsWith('/')) within.push(place)
  }
  for (const [, name = ''] of html.matchAll(EMPTY)) places.add(`empty ${name}`)
  return places
}

const REFERENCE = / (?:for|aria-(?:describedby|labelledby|controls))="([^"]+)"/g

/** Ids that two elements bear, and references that lead to none. */
export function brokenIn(path: string, html: string): readonly string[] {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
  const known = new Set(ids)
  const twice = ids.length === known.size ? [] : [`${path} bears an id twice`]
  const asked = [...html.matchAll(REFERENCE)].flatMap(([, names = '']) => names.split(' '))
  const missing = asked.filter((name) => !known.has(name))
  return [...twice, ...missing.map((name) => `${path} refers to #${name}, which is not there`)]
}
