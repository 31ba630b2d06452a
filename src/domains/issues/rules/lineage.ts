/** What became of issues, followed from the first to the last. Pure; bounded by its own links. */
import type { Issue, IssueId, IssueLink } from '../issue.ts'

/** One generation of a list and what of it goes on. */
export type Generation = {
  readonly generation: number
  readonly issues: readonly Issue[]
  /** Ended here, with a reason or without. */
  readonly notCarried: number
}

export type LineageOf = {
  readonly generations: readonly Generation[]
  /** Those that were put first, in their order. */
  readonly focus: readonly Issue[]
  /** 21, 11, 6, 3. */
  readonly counts: readonly number[]
}

/** What ends an issue's way: it stands, it stands and comes first, it was not carried on. */
export type End = {
  readonly issue: IssueId
  readonly kind: 'stands' | 'focus' | 'not-carried'
}

type Links = readonly IssueLink[]

const linksFrom = (links: Links, id: IssueId) => links.filter(({ from }) => from === id)

const order = (one: Issue, other: Issue) =>
  (one.place?.position ?? Infinity) - (other.place?.position ?? Infinity) ||
  collator.compare(one.number ?? '', other.number ?? '') ||
  (one.id < other.id ? -1 : 1)

/** `2` before `13`, `C2` before `C11`. */
const collator = new Intl.Collator('en', { numeric: true })

export function lineageOf(issues: readonly Issue[], links: Links): LineageOf {
  const numbers = [...new Set(issues.map(({ generation }) => generation))].sort((a, b) => a - b)
  const ended = new Set(links.flatMap(({ kind, from }) => (kind === 'not-carried' ? [from] : [])))
  const generations = numbers.map((generation) => {
    const here = issues.filter((issue) => issue.generation === generation).toSorted(order)
    return {
      generation,
      issues: here,
      notCarried: here.filter(({ id }) => ended.has(id)).length,
    }
  })
  const focus = issues.filter(({ place }) => place?.focus).toSorted(order)
  const counts = [...generations.map((one) => one.issues.length), focus.length]
  return { generations, focus, counts: focus.length > 0 ? counts : counts.slice(0, -1) }
}

/** Every step after this issue, the nearest first, each once. */
export function wayOf(id: IssueId, links: Links): Links {
  const way: IssueLink[] = []
  const seen = new Set<IssueId>([id])
  let ahead: readonly IssueId[] = [id]
  while (ahead.length > 0) {
    const steps = ahead.flatMap((from) => linksFrom(links, from))
    way.push(...steps)
    ahead = [...new Set(steps.flatMap(({ to }) => (to === undefined ? [] : [to])))].filter(
      (to) => !seen.has(to),
    )
    for (const one of ahead) seen.add(one)
  }
  return way
}

/** Where an issue ends: at least one end, as long as nothing leads in a circle. */
export function endsOf(id: IssueId, issues: readonly Issue[], links: Links): readonly End[] {
  const reached = new Set([id, ...wayOf(id, links).flatMap(({ to }) => (to ? [to] : []))])
  const focus = new Set(issues.flatMap(({ id: one, place }) => (place?.focus ? [one] : [])))
  return [...reached].flatMap((issue): readonly End[] => {
    const after = linksFrom(links, issue)
    if (after.some(({ kind }) => kind === 'not-carried')) return [{ issue, kind: 'not-carried' }]
    if (after.length > 0) return []
    return [{ issue, kind: focus.has(issue) ? 'focus' : 'stands' }]
  })
}

/** True where `to` leads back to `from` already, or is it. */
export const closesCircle = (from: IssueId, to: IssueId, links: Links): boolean =>
  from === to || wayOf(to, links).some((step) => step.to === from)

/** Without a link on: what still stands of a list. */
export const standing = (issues: readonly Issue[], links: Links): readonly Issue[] => {
  const left = new Set(links.map(({ from }) => from))
  return issues.filter(
    ({ id, state }) => !left.has(id) && state.kind !== 'withdrawn' && state.kind !== 'sorted',
  )
}
