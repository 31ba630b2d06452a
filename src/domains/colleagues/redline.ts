/** What changed between two versions of a draft, part by part, for pages and mails. Pure. */
import type { Language, Translate } from '../../platform/languages/index.ts'
import { changesIn, type Change } from '../texts/index.ts'
import type { Content } from './draft.ts'
import { partsIn } from './wording.ts'

export type ChangedPart = { readonly name: string; readonly changes: readonly Change[] }

/** Parts that stayed as they were are left out. */
export function changedParts(
  before: Content,
  after: Content,
  { t, language }: { readonly t: Translate; readonly language: Language },
): readonly ChangedPart[] {
  const was = new Map(partsIn(before, t))
  const is = new Map(partsIn(after, t))
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((name) => {
    const [old = '', now = ''] = [was.get(name), is.get(name)]
    return old === now ? [] : [{ name, changes: changesIn(old, now, language) }]
  })
}

/** Above which a mail shows no single changes: the whole draft stands below them anyway. */
const LINES_MAX = 40
/** Letters of what stands before a change, so that its place is found. */
const BEFORE_MAX = 40

/** As a mail without any marks can show it: what went after −, what came after +. */
export function changedLines(parts: readonly ChangedPart[]): string | undefined {
  const lines = parts.flatMap(({ name, changes }) => [
    ...(name === '' ? [] : [`${name}:`]),
    ...changes.flatMap(({ change, text }, index) => {
      if (change === 'kept') return index + 1 < changes.length ? [placeIn(text)] : []
      return [`${change === 'removed' ? '−' : '+'} ${text.trim()}`]
    }),
  ])
  const said = lines.filter((line) => line.trim() !== '')
  return said.length === 0 || said.length > LINES_MAX ? undefined : said.join('\n')
}

/** By whole letters, as people see them. */
function placeIn(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' '))
  const last = letters.slice(-BEFORE_MAX).join('')
  return last.trim() === '' ? '' : `… ${last.trim()}`
}
