/** Hides every mail address of a text, whatever it stands in. Pure; remembers nothing of them. */

/** What stands where an address was, the same in all languages. */
export const HIDDEN = '…@…'

/** RFC 5321 §4.5.3.1: a local part has 64, a domain 255; beyond them it is no address. */
const LOCAL_MAX = 64
const DOMAIN_MAX = 255

const LOCAL = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]/
/** What stands in an address of the web, where all others have a meaning of their own. */
const LOCAL_ENCODED = /[A-Za-z0-9._+-]/
const LOCAL_WIDE = /[\p{L}\p{M}\p{N}]/u
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u
const LITERAL = /^\[[0-9A-Fa-f:.]{2,60}(?:IPv6:)?[0-9A-Fa-f:.]{0,60}\]/
/** An at sign: itself, in full width, small, and as addresses of the web have it. */
const SIGNS = /[@\uff20\ufe6b]|%40|&#(?:64|x40);|=40/gi

/**
 * Addresses that were hidden by hand: `ann (at) example.org`, `ann AT example DOT org`,
 * `<ann at example.org>`.
 */
const AT = String.raw`(?:[([{<]\s?at\s?[)\]}>]|\sAT\s)`
const DOT = String.raw`(?:\.|[([{<]\s?dot\s?[)\]}>]|\sDOT\s)`
const LABEL = String.raw`\s{0,2}[\w-]{1,63}`
const SPELT = new RegExp(
  String.raw`[\w.+-]{1,64}\s{0,2}${AT}${LABEL}(?:\s{0,2}${DOT}${LABEL}){1,6}`,
  'g',
)
/** Asked first, because most texts have none and this is read once from left to right. */
const MAYBE_SPELT = /[([{<]\s?at\s?[)\]}>]|\sAT\s/i
const IN_BRACKETS = /<[\w.+=-]{1,64} at [\w-]{1,63}(?:\.[\w-]{1,63}){1,6}>/g
/** As pipermail writes its authors, also in bodies: `On Friday ann at example.org wrote`. */
const WRITTEN_AT = /(?<![\w.+-])[\w.+=-]{1,64} at (?!www\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g

export type Hiding = {
  /** The archive hides addresses as `ann at example.org`, so that these words are one. */
  readonly writesAt?: boolean
}

export function masked(text: string, { writesAt = false }: Hiding = {}): string {
  const signless = withoutSigns(text)
  const spelt = MAYBE_SPELT.test(signless) ? signless.replace(SPELT, HIDDEN) : signless
  const bare = spelt.replace(IN_BRACKETS, `<${HIDDEN}>`)
  return writesAt ? bare.replace(WRITTEN_AT, HIDDEN) : bare
}

/** Looks left and right of each sign, so that no text takes longer than its length. */
function withoutSigns(text: string): string {
  let shown = ''
  let from = 0
  for (const found of text.matchAll(SIGNS)) {
    const at = found.index
    if (at < from) continue
    const start = found[0].length > 1 ? encodedStart(text, at, from) : startOf(text, at, from)
    const end = endOf(text, at + found[0].length)
    if (start === at || end === undefined) continue
    shown += `${text.slice(from, start)}${HIDDEN}`
    from = end
  }
  return shown + text.slice(from)
}

function startOf(text: string, at: number, least: number): number {
  if (text[at - 1] === '"') {
    const quote = text.lastIndexOf('"', at - 2)
    const isOpened = quote >= least && at - quote <= LOCAL_MAX + 2
    return isOpened && !text.slice(quote, at).includes('\n') ? quote : at - 1
  }
  const isWide = LOCAL_WIDE.test(text[at - 1] ?? '') && !LOCAL.test(text[at - 1] ?? '')
  let start = at
  while (start > least && at - start < LOCAL_MAX && isLocal(text[start - 1] ?? '', isWide)) {
    start -= 1
  }
  return start
}

function encodedStart(text: string, at: number, least: number): number {
  let start = at
  while (start > least && at - start < LOCAL_MAX && LOCAL_ENCODED.test(text[start - 1] ?? '')) {
    start -= 1
  }
  return start
}

const isLocal = (sign: string, isWide: boolean) =>
  LOCAL.test(sign) || (isWide && LOCAL_WIDE.test(sign))

/** The end of a domain that begins there; nothing where none does. */
function endOf(text: string, from: number): number | undefined {
  const literal = LITERAL.exec(text.slice(from, from + DOMAIN_MAX))
  if (literal) return from + literal[0].length
  let end = from
  while (end < text.length && end - from < DOMAIN_MAX && DOMAIN.test(text[end] ?? '')) end += 1
  while (end > from && /[.-]/.test(text[end - 1] ?? '')) end -= 1
  return end > from ? end : undefined
}

/** The same for a file of text, byte by byte: what is no address stays as it was. */
export function maskedBytes(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const hidden = masked(text).replaceAll(HIDDEN, '...@...')
  return Buffer.from(hidden, 'latin1')
}
