/** What became of issues: the programme's own numbers, and what must hold of any lineage. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { aLink, anId, anIssue } from '../issues.fixtures.ts'
import type { Issue, IssueLink } from '../issue.ts'
import { closesCircle, endsOf, lineageOf, standing, wayOf } from './lineage.ts'

const target = z.string().nullable()
const Facts = z.object({
  issues: z.array(z.object({ no: z.int(), title: z.string(), to: target })),
  clusters: z.array(z.object({ id: z.string(), title: z.string(), to: target })),
  topics: z.array(z.object({ id: z.string(), rank: z.int(), focus: z.boolean() })),
})

/** The Evolving programme as its facts have it. */
function programme(): { issues: readonly Issue[]; links: readonly IssueLink[] } {
  const file = new URL('../../../../demo/facts/evolving.yaml', import.meta.url)
  const facts = Facts.parse(parse(readFileSync(file, 'utf8')))
  const cluster = (id: string | null) => (id === null ? undefined : 100 + Number(id.slice(1)))
  const topic = (id: string | null) => (id === null ? undefined : 200 + Number(id.slice(1)))
  const kind = (to: number | undefined) => (to === undefined ? 'not-carried' : 'merged-into')
  const reported = { state: { kind: 'reported' } } as const
  const issues = [
    ...facts.issues.map(({ no }) => anIssue({ id: anId(no), number: `${no}`, ...reported })),
    ...facts.clusters.map(({ id }) =>
      anIssue({ id: anId(cluster(id) ?? 0), generation: 2, number: id, ...reported }),
    ),
    ...facts.topics.map(({ id, rank: position, focus }) => {
      const place = { position, focus, decider: 'd', reason: 'r' }
      return anIssue({ id: anId(topic(id) ?? 0), generation: 3, number: id, place, ...reported })
    }),
  ]
  const links = [
    ...facts.issues.map(({ no, to }) => aLink(no, cluster(to), kind(cluster(to)))),
    ...facts.clusters.map(({ id, to }) => aLink(cluster(id) ?? 0, topic(to), kind(topic(to)))),
  ]
  return { issues, links }
}

test('of the programme 21 issues became 11, then 6, of which 3 came first', () => {
  const { issues, links } = programme()
  expect(lineageOf(issues, links).counts).toEqual([21, 11, 6, 3])
})

test('16 of the 21 were carried on and 5 were not', () => {
  const { issues, links } = programme()
  expect(lineageOf(issues, links).generations[0]?.notCarried).toBe(5)
})

test('Costs became a cluster of its own, and that one is not among the six', () => {
  const { issues, links } = programme()
  const way = wayOf(anId(13), links)
  expect(way.map(({ kind, to }) => [kind, to])).toEqual([
    ['merged-into', anId(103)],
    ['not-carried', undefined],
  ])
  expect(endsOf(anId(13), issues, links)).toEqual([{ issue: anId(103), kind: 'not-carried' }])
})

test('what still stands of the programme are its six topics', () => {
  const { issues, links } = programme()
  expect(standing(issues, links).map(({ number }) => number)).toEqual([
    'T1',
    'T2',
    'T3',
    'T4',
    'T5',
    'T6',
  ])
})

test('nothing is merged into itself, or into what leads back to it', () => {
  expect(closesCircle(anId(1), anId(1), [])).toBe(true)
  expect(closesCircle(anId(2), anId(1), [aLink(1, 2)])).toBe(true)
  expect(closesCircle(anId(1), anId(2), [aLink(1, 2)])).toBe(false)
})

const NODES = 12
const step = fc.tuple(fc.nat(NODES - 1), fc.option(fc.nat(NODES - 1), { nil: undefined }))

test('however issues are sorted, nothing leads in a circle and every issue ends somewhere', () => {
  const issues = Array.from({ length: NODES }, (_, index) => anIssue({ id: anId(index) }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const links: IssueLink[] = []
      for (const [from, to] of steps) {
        if (links.some((link) => link.from === anId(from))) continue
        if (to !== undefined && closesCircle(anId(from), anId(to), links)) continue
        links.push(aLink(from, to, to === undefined ? 'not-carried' : 'merged-into'))
      }
      for (const { id } of issues) {
        expect(wayOf(id, links).some(({ to }) => to === id)).toBe(false)
        expect(endsOf(id, issues, links).length).toBeGreaterThan(0)
      }
    }),
  )
})

test('also links that were entered in a circle are followed to an end', () => {
  expect(wayOf(anId(1), [aLink(1, 2), aLink(2, 1)])).toHaveLength(2)
})
