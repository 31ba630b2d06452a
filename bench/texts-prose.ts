/**
 * Revisions of real public prose: paragraphs of what lies on the machine, edited as people edit.
 * Measures nothing. The same seed, the same revisions.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { shippedTemplates } from '../src/domains/templates/index.ts'
import { clauseId, type ClauseId, type Passage } from '../src/domains/texts/index.ts'
import { seededRandom } from '../src/platform/clock.ts'

const LICENCES = '/usr/share/common-licenses'
const PARAGRAPH_LEAST = 60
/** Paragraphs of one revision: some ten pages. */
const PARAGRAPHS = 80

export type Draw = (below: number) => number

export function drawing(seed: string): Draw {
  const random = seededRandom(seed)
  return (below) => {
    const [one = 0, two = 0, three = 0, four = 0] = random(4)
    return (((one << 24) | (two << 16) | (three << 8) | four) >>> 0) % below
  }
}

export const id = (number: number): ClauseId => {
  const found = clauseId(`c${number}`)
  if (!found) throw new Error(`no clause ${number}`)
  return found
}

const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph.length >= PARAGRAPH_LEAST && !/^[|`]/.test(paragraph))

const Said: z.ZodType<{ readonly en: string }> = z.object({ en: z.string() })

/** Everything that a template says in English, in its order. */
function saidIn(value: unknown): readonly string[] {
  const words = Said.safeParse(value)
  if (words.success) return [words.data.en]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(saidIn)
}

const markdownIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))

/** Each source as paragraphs: templates, our own papers, licences where the machine has them. */
export function sources(): readonly (readonly string[])[] {
  const templates = shippedTemplates().flatMap(({ template }) => saidIn(template))
  const papers = ['.', 'docs', 'docs/decisions'].flatMap(markdownIn)
  const licences = existsSync(LICENCES)
    ? readdirSync(LICENCES, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => readFileSync(join(LICENCES, name), 'utf8'))
    : []
  const all = [
    templates.filter((said) => said.length >= PARAGRAPH_LEAST),
    papers.flatMap(paragraphsOf),
    ...licences.map(paragraphsOf),
  ]
  return all.filter((paragraphs) => paragraphs.length > PARAGRAPHS / 4)
}

export type Revision = { readonly before: readonly Passage[]; readonly after: readonly Passage[] }

/** @param isMoving whether clauses are also moved, split and merged, which others do not know */
export function revision(paragraphs: readonly string[], isMoving: boolean, draw: Draw): Revision {
  const from = draw(Math.max(1, paragraphs.length - PARAGRAPHS))
  const chosen = [...new Set(paragraphs.slice(from, from + PARAGRAPHS))]
  const before = chosen.map((words, index) => ({ id: id(index + 1), words }))
  const vocabulary = chosen.flatMap((words) => words.split(' '))
  const after = before.map(({ words, ...rest }) => {
    const times = draw(100) < 35 ? 1 + draw(4) : 0
    let now = words
    for (let time = 0; time < times; time++) now = changed(now, vocabulary, draw)
    return { ...rest, words: now }
  })
  after.splice(draw(after.length), 1 + draw(2))
  after.splice(draw(after.length), 0, {
    id: id(before.length + 1),
    words: paragraphs[(from + PARAGRAPHS + 7) % paragraphs.length] ?? '',
  })
  if (isMoving) rearranged(after, before.length + 2, draw)
  return { before, after }
}

/** One change as people make them: a word, a phrase, a sentence, a mark. */
export function changed(words: string, vocabulary: readonly string[], draw: Draw): string {
  const all = words.split(' ')
  const place = draw(all.length)
  const few = 1 + draw(5)
  const borrowed = () =>
    Array.from({ length: 1 + draw(4) }, () => vocabulary[draw(vocabulary.length)] ?? '')
  switch (draw(7)) {
    case 0:
    case 1:
      return all.toSpliced(place, 1, ...borrowed().slice(0, 1)).join(' ')
    case 2:
      return all.toSpliced(place, 0, ...borrowed()).join(' ')
    case 3:
      return all.length <= few ? words : all.toSpliced(place, few).join(' ')
    case 4:
      return all.toSpliced(place, few, ...borrowed()).join(' ')
    case 5: {
      const sentences = words.split(/(?<=[.;]) /)
      return sentences.length < 2 ? words : sentences.toSpliced(draw(sentences.length), 1).join(' ')
    }
    default:
      return words.replace(/,(?= )/, ';')
  }
}

function rearranged(clauses: Passage[], fresh: number, draw: Draw): void {
  for (let move = 0; move < 3; move++) {
    clauses.splice(draw(clauses.length), 0, ...clauses.splice(draw(clauses.length), 1))
  }
  const longest = clauses.reduce((one, other) =>
    other.words.length > one.words.length ? other : one,
  )
  const all = longest.words.split(' ')
  const half = all.length >> 1
  clauses.splice(
    clauses.indexOf(longest),
    1,
    { id: longest.id, words: all.slice(0, half).join(' ') },
    { id: id(fresh), words: all.slice(half).join(' ') },
  )
  const first = draw(clauses.length - 1)
  const [one, other] = [clauses[first], clauses[first + 1]]
  if (one && other) {
    clauses.splice(first, 2, { id: one.id, words: `${one.words} ${other.words}` })
  }
}

const CLAUSE_WORDS = 21

/** A text of 300 pages, in clauses of some twenty words of real prose. */
export function longText(size: number, draw: Draw): readonly Passage[] {
  const fragments = sources()
    .flat()
    .flatMap((paragraph) => paragraph.split(/(?<=[,;.:]) /))
    .filter((fragment) => fragment.split(' ').length > 3 && !/[[\]\\]/.test(fragment))
  return Array.from({ length: size }, (_, index) => {
    const words: string[] = []
    while (words.length < CLAUSE_WORDS) {
      words.push(...(fragments[draw(fragments.length)] ?? '').split(' '))
    }
    return { id: id(index + 1), words: words.join(' ') }
  })
}
