/**
 * One ICU message, compiled once: text without arguments is a constant, text with plain arguments a
 * join, and only plurals, selects, tags and formats go through intl-messageformat.
 * Reads no files and knows no keys.
 */
import { IntlMessageFormat, type Formatters } from 'intl-messageformat'
import { cached } from './intl.ts'
import { isolate } from './isolate.ts'
import { localeOf, type Language } from './language.ts'

export type Values = Readonly<Record<string, string | number>>

/** A tag's function gets what stands between `<b>` and `</b>`. */
export type Tag<Node> = (inside: readonly (string | Node)[]) => Node

export type Message = {
  readonly text: (values?: Values) => string
  readonly rich: <Node>(
    values: Readonly<Record<string, string | number | Node | Tag<Node>>>,
  ) => readonly (string | Node)[]
}

/** What the parser calls the two kinds of elements that need no formatter, and a choice. */
const LITERAL = 0
const ARGUMENT = 1
const SELECT = 5

/** A source with none of these is its own text (unicode.org/reports/tr35, messageFormat). */
const MARKS = /[{}<>'#]/

type Part = { readonly text: string } | { readonly name: string }

export function compile(source: string, language: Language): Message {
  if (!MARKS.test(source)) return plain([{ text: source }], source, language)
  const icu = new IntlMessageFormat(source, localeOf(language), undefined, SHARED)
  const parts = plainParts(icu)
  const choices = choicesIn(icu.getAst())
  const safely: Safely = (name, value) =>
    choices.get(name)?.has(value) === true ? value : isolate(value, language)
  // Only what needs the formatter holds on to it: a thousand plain messages are a thousand texts.
  return parts
    ? plain(parts, source, language)
    : { text: formatted(icu, safely), rich: formattedRich(icu, safely) }
}

const plain = (parts: readonly Part[], source: string, language: Language): Message => ({
  text: joined(parts, source, language),
  rich: pieces(parts, source, language),
})

/** What messages of a language share: each object of `Intl` takes tens of kilobytes. */
const SHARED = { formatters: sharedFormatters() }

function sharedFormatters(): Formatters {
  return {
    getNumberFormat: (locales, options) =>
      cached(nameOf('number', locales, options), () => new Intl.NumberFormat(locales, options)),
    getDateTimeFormat: (locales, options) =>
      cached(nameOf('date', locales, options), () => new Intl.DateTimeFormat(locales, options)),
    getPluralRules: (locales, options) =>
      cached(nameOf('plural', locales, options), () => new Intl.PluralRules(locales, options)),
  }
}

const nameOf = (...what: readonly unknown[]) => JSON.stringify(what)

/** A value as a sentence may hold it. */
type Safely = (name: string, value: string) => string

type Elements = ReturnType<IntlMessageFormat['getAst']>

/** What a `select` chooses by is compared and must stay as it is, whatever it would turn around. */
function choicesIn(elements: Elements): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const note = (name: string, ...options: readonly string[]) =>
    found.set(name, new Set([...(found.get(name) ?? []), ...options]))
  const within = (inside: Elements) => {
    for (const [name, options] of choicesIn(inside)) note(name, ...options)
  }
  for (const element of elements) {
    if ('options' in element) {
      if (element.type === SELECT) note(element.value, ...Object.keys(element.options))
      for (const { value } of Object.values(element.options)) within(value)
    }
    if ('children' in element) within(element.children)
  }
  return found
}

const formattedRich =
  (icu: IntlMessageFormat, safely: Safely): Message['rich'] =>
  (values) => {
    const safe: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(values)) {
      safe[name] = typeof value === 'string' ? safely(name, value) : value
    }
    const made: unknown = icu.format(safe as Parameters<typeof icu.format>[0])
    return (Array.isArray(made) ? made : [made]) as never
  }

/** As the formatter does it: neighbouring texts are one piece, whatever else is a piece itself. */
const pieces =
  (parts: readonly Part[], source: string, language: Language): Message['rich'] =>
  (values) => {
    const shown = (part: Part): unknown => {
      if ('text' in part) return part.text
      const value = values[part.name]
      if (value === undefined) throw new Error(`no value for {${part.name}} in: ${source}`)
      if (typeof value === 'string') return isolate(value, language)
      return typeof value === 'number' ? String(value) : value
    }
    const made: unknown[] = []
    for (const piece of parts.map(shown)) {
      const last = made.at(-1)
      if (typeof piece === 'string' && typeof last === 'string')
        made.push(String(made.pop()) + piece)
      else made.push(piece)
    }
    return made as never
  }

/** The literals and plain arguments that the message consists of; undefined when there is more. */
function plainParts(icu: IntlMessageFormat): readonly Part[] | undefined {
  const parts: Part[] = []
  for (const element of icu.getAst()) {
    if (element.type === LITERAL && 'value' in element) parts.push({ text: element.value })
    else if (element.type === ARGUMENT && 'value' in element) parts.push({ name: element.value })
    else return undefined
  }
  return parts
}

function joined(parts: readonly Part[], source: string, language: Language): Message['text'] {
  if (parts.every((part) => 'text' in part)) {
    const whole = parts.map((part) => ('text' in part ? part.text : '')).join('')
    return () => whole
  }
  return (values) => {
    let text = ''
    for (const part of parts) {
      if ('text' in part) text += part.text
      else {
        const value = values?.[part.name]
        if (value === undefined) throw new Error(`no value for {${part.name}} in: ${source}`)
        text += typeof value === 'string' ? isolate(value, language) : String(value)
      }
    }
    return text
  }
}

function formatted(icu: IntlMessageFormat, safely: Safely): Message['text'] {
  return (values = {}) => {
    const safe: Record<string, string | number> = {}
    for (const name in values) {
      const value = values[name]
      if (value !== undefined) {
        safe[name] = typeof value === 'string' ? safely(name, value) : value
      }
    }
    return String(icu.format(safe))
  }
}
