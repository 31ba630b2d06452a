/** A file of bodies: what is read, what is refused with its line, and the example that ships. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FILE_LENGTH_MAX, readBodies } from './bodies-file.ts'
import { placesIn } from './importing.ts'

const example = readFileSync(new URL('../../../demo/bodies/icann.yaml', import.meta.url), 'utf8')

const head = 'practice: true\nbodies:\n  - slug: council\n    kind: council\n'
const body = `${head}    name: Council\n    mandate: Decides.\n`
const problemsOf = (text: string) => {
  const read = readBodies(text)
  return read.ok
    ? []
    : read.refusal.map(({ line, field, message }) => `${line} ${field} ${message}`)
}

/** Source: processes.md 2.1. */
for (const { slug, voting, silent } of [
  { slug: 'icann-board', voting: 16, silent: 4 },
  { slug: 'gnso-council', voting: 20, silent: 4 },
  { slug: 'ccnso-council', voting: 18, silent: 0 },
  { slug: 'aso-ac', voting: 15, silent: 0 },
  { slug: 'alac', voting: 15, silent: 0 },
]) {
  test(`the example gives ${slug} ${voting} votes`, () => {
    const read = readBodies(example)
    if (!read.ok) throw new Error(JSON.stringify(read.refusal))
    const one = read.value.bodies.find((found) => found.slug === slug)
    const places = (one?.seats ?? []).flatMap(placesIn)
    const votes = places.reduce((sum, { weight }) => sum + weight, 0)
    expect([votes, places.filter(({ standing }) => standing !== 'voting').length]).toEqual([
      voting,
      silent,
    ])
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length)
  })
}

test('the council of the example has houses of 7 and 13, and four stakeholder groups', () => {
  const read = readBodies(example)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  const council = read.value.bodies.find(({ slug }) => slug === 'gnso-council')
  const places = (council?.seats ?? []).flatMap(placesIn).filter(({ weight }) => weight > 0)
  const count = (part: string) => places.filter((place) => place.part === part).length
  expect([count('contracted'), count('non-contracted')]).toEqual([7, 13])
  const groups = Map.groupBy(places, ({ group }) => group)
  expect([...groups].map(([group, of]) => [group, of.length])).toEqual([
    ['registries', 3],
    ['registrars', 3],
    [null, 2],
    ['commercial', 6],
    ['non-commercial', 6],
  ])
})

test('what a file says wrongly is named by its line, its field and what was expected', () => {
  const seats = `${body}    seats:\n      - `
  const rest = 'appointedBy: A, standing: voting, source: s, tag: V'
  expect(problemsOf(`${seats}{name: a, title: A, part: house, ${rest}}`)).toEqual([
    '8 bodies.0.seats.0.part house is not among the parts of council; add {id: house, label: …}',
  ])
  expect(problemsOf(`${seats}{name: A B, title: A, ${rest}}`)[0]).toContain(
    '8 bodies.0.seats.0.name',
  )
  const silent = rest.replace('voting', 'liaison')
  expect(problemsOf(`${seats}{name: a, title: A, weight: 2, ${silent}}`)[0]).toContain('no weight')
  expect(problemsOf(`${seats}{name: a, title: A, seats: 121, ${rest}}`)[0]).toContain('seats')
  expect(
    problemsOf(
      `${seats}{name: a, title: A, term: {years: 3, consecutive: 3, from: [2025-02-30]}, ${rest}}`,
    )[0],
  ).toContain('a day such as')
  expect(problemsOf(`${head}    name: C\n    mandate: D\n    holders: [eva]\n`)[0]).toContain(
    'holders',
  )
})

test('hostile files are refused as what they are', () => {
  expect(problemsOf('x'.repeat(FILE_LENGTH_MAX + 1))[0]).toContain('longer than')
  expect(problemsOf('practice: [').length).toBeGreaterThan(0)
  const bomb = `a: &a [x, x]\nb: &b [*a, *a]\npractice: *b\n`
  expect(problemsOf(bomb).length).toBeGreaterThan(0)
  expect(problemsOf('')).not.toEqual([])
  expect(problemsOf('practice: true\nbodies: []')).not.toEqual([])
})
