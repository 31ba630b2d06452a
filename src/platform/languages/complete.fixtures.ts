/** What a catalogue owes its readers: every key, argument, tag and plural form. Fixes nothing. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Raw } from './catalogues.ts'
import { LANGUAGES, localeOf, type Language } from './language.ts'

export type Flaw = {
  readonly language: Language
  readonly key: string
  readonly kind: 'missing' | 'not-in-english' | 'unreadable' | 'arguments' | 'forms'
  readonly detail: string
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** The numbers that intl-messageformat's parser gives to its kinds of elements. */
const SELECT = 5
const PLURAL = 6
const TAG = 8
const NAMED = new Set([1, 2, 3, 4, SELECT, PLURAL, TAG])

/** A message has this many elements at most, however deep; ours have a dozen. */
const ELEMENTS_MAX = 500

export function flawsOf(raw: Raw): readonly Flaw[] {
  return LANGUAGES.flatMap((language) => [
    ...[...raw.en.keys()]
      .filter((key) => !raw[language].has(key))
      .map((key) => ({ language, key, kind: 'missing' as const, detail: '' })),
    ...[...raw[language]].flatMap(([key, source]) => flawsIn(language, key, source, raw)),
  ])
}

function flawsIn(language: Language, key: string, source: string, raw: Raw): readonly Flaw[] {
  const english = raw.en.get(key)
  if (english === undefined) return [{ language, key, kind: 'not-in-english', detail: '' }]
  const elements = elementsOf(source, language)
  if (!elements) return [{ language, key, kind: 'unreadable', detail: source }]
  const [own, theirs] = [namesIn(elements), namesIn(elementsOf(english, 'en') ?? [])]
  const forms = elements.flatMap((element) => missingForms(element, language))
  return [
    ...(own === theirs ? [] : [{ language, key, kind: 'arguments', detail: own } as const]),
    ...forms.map((detail) => ({ language, key, kind: 'forms' as const, detail })),
  ]
}

/** Every element of a message, at every depth; undefined where it cannot be read. */
function elementsOf(source: string, language: Language): readonly Element[] | undefined {
  try {
    const found = [...new IntlMessageFormat(source, localeOf(language)).getAst()]
    for (let index = 0; index < found.length && index < ELEMENTS_MAX; index++) {
      const element = found[index]
      if (element && 'children' in element) found.push(...element.children)
      if (element && 'options' in element) {
        for (const option of Object.values(element.options)) found.push(...option.value)
      }
    }
    return found
  } catch {
    return undefined
  }
}

/** Arguments and tags, each with its kind, and the answers of a select; in a fixed order. */
function namesIn(elements: readonly Element[]): string {
  const names = elements.flatMap((element) => {
    if (!NAMED.has(element.type) || !('value' in element)) return []
    if (element.type === TAG) return [`<${element.value}>`]
    if (element.type === SELECT) {
      return [`${element.value}: ${Object.keys(element.options).toSorted().join(' ')}`]
    }
    return [element.value]
  })
  return [...new Set(names)].toSorted().join(', ')
}

/** The plural categories of the language that this element does not tell apart. */
function missingForms(element: Element, language: Language): readonly string[] {
  if (element.type === SELECT) return 'other' in element.options ? [] : ['other']
  if (element.type !== PLURAL) return []
  const type = element.pluralType ?? 'cardinal'
  return new Intl.PluralRules(localeOf(language), { type })
    .resolvedOptions()
    .pluralCategories.filter((category) => !(category in element.options))
}
