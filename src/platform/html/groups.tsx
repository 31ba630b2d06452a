/** The colours of a process's own groups: up to eight, in alphabetical order, and nothing else. */
import { localeOf, type Language } from '../languages/index.ts'

/** Source: Okabe and Ito, Color Universal Design (2008): eight colours that all can tell apart. */
export const GROUPS_MAX = 8

export type GroupTone = `g${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}` | 'g0'

const TONES = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8'] as const

/** A process without a grouping has one name or none: grey, because there is nothing to tell. */
export function groupTones(
  names: readonly string[],
  language: Language,
): (name: string) => GroupTone {
  if (names.length > GROUPS_MAX) throw new Error(`${names.length} groups of ${GROUPS_MAX}`)
  const order = names.toSorted(new Intl.Collator(localeOf(language)).compare)
  if (order.length < 2) return () => 'g0'
  return (name) => TONES[order.indexOf(name)] ?? 'g0'
}

/** A dot that stands before a group's name; the name itself must stand beside it. */
export const GroupDot = ({ tone }: { readonly tone: GroupTone }) => (
  <svg class="dot" width="13" height="13" viewBox="0 0 13 13" aria-hidden="true">
    <circle class={tone} cx="6.5" cy="6.5" r="5.5" />
  </svg>
)
