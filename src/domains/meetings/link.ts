/** What an item of an agenda is about: a thing of this site, by its address. Pure. */

/** What may stand on an agenda, by the first part of its address. */
const NOUNS: Readonly<Record<string, string>> = {
  texts: 'text',
  amendments: 'amendment',
  objections: 'objection',
  calls: 'call',
  actions: 'action',
  dockets: 'docket',
  ballots: 'ballot',
  outcomes: 'outcome',
  messages: 'message',
  issues: 'issue',
}

/** With or without the site before it, a language, a clause and a query. */
const ADDRESS = new RegExp(
  String.raw`^(?:https?://[^/\s]+)?(?:/[a-z]{2})?/([a-z]+)/([0-9A-HJKMNP-TV-Z]{26})` +
    String.raw`(?:/clauses/(c[\w-]{1,40}))?(?:[?#].*)?$`,
)

/** `text:01J…`, or `text:01J…#c3` of one clause; undefined for an address of anything else. */
export function linkAt(address: string): string | undefined {
  const [, place = '', id = '', clause] = ADDRESS.exec(address.trim()) ?? []
  const noun = NOUNS[place]
  if (noun === undefined) return undefined
  return clause === undefined ? `${noun}:${id}` : `${noun}:${id}#${clause}`
}

export function pathOfLink(link: string): string | undefined {
  const [, noun, id, clause] = /^([a-z]+):([0-9A-Z]{26})(?:#(.+))?$/.exec(link) ?? []
  const place = Object.keys(NOUNS).find((one) => NOUNS[one] === noun)
  if (place === undefined || id === undefined) return undefined
  return clause === undefined ? `/${place}/${id}` : `/${place}/${id}/clauses/${clause}`
}
