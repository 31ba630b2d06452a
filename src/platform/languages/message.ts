/**
 * One ICU message, compiled once: text without arguments is a constant, text with plain arguments a
 * join, and only plurals, selects, tags and formats go through intl-messageformat.
 * Reads no files and knows no keys.
 */
import { IntlMessageFormat } from 'intl-messageformat'
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

/** What the parser calls the two kinds of elements that need no formatter. */
const LITERAL = 0
const ARGUMENT = 1

type Part = { readonly text: string } | { readonly name: string }

export function compile(source: string, language: Language): Message {
  const icu = new IntlMessageFormat(source, localeOf(language))
  const parts = plainParts(icu)
  return {
    text: parts ? joined(parts, source, language) : formatted(icu, language),
    rich: (values) => {
      const safe: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(values)) {
        safe[name] = typeof value === 'string' ? isolate(value, language) : value
      }
      const made: unknown = icu.format(safe as Parameters<typeof icu.format>[0])
      return (Array.isArray(made) ? made : [made]) as never
    },
  }
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

function formatted(icu: IntlMessageFormat, language: Language): Message['text'] {
  return (values = {}) => {
    const safe: Record<string, string | number> = {}
    for (const name in values) {
      const value = values[name]
      if (value !== undefined) {
        safe[name] = typeof value === 'string' ? isolate(value, language) : value
      }
    }
    return String(icu.format(safe))
  }
}
