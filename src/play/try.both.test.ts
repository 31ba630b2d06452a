/** Trying a template in the browser: what is wrong by line, what it says, how it goes; not kept. */
import { expect, test } from 'vitest'
import { aWorld, type Visitor } from '../../test/world.ts'
import { shippedText } from '../domains/templates/index.ts'

const RIPE = shippedText('ripe-pdp') ?? ''
const SCENARIO = `
scenario: A try
template: ripe-pdp
starts: 2027-01-04
members: [{id: anybody}]
acts: [{do: move, by: anybody, refused: not-in-role}]
ends: {as: running}
`

async function anAuthor(): Promise<Visitor> {
  const world = await aWorld()
  return world.as(await world.add({ name: 'Ana Author' }))
}

const answerTo = async (visitor: Visitor, fields: Record<string, string>) => {
  const answer = await visitor.post('/templates/try', fields)
  return { status: answer.status, text: await answer.text() }
}

test('an author begins from a template that ships, and a scenario stands ready', async () => {
  const ana = await anAuthor()
  const page = await (await ana.get('/templates/try?from=ripe-pdp')).text()
  expect(page).toContain('template: ripe-pdp')
  expect(page).toContain('A first try')
  for (const odd of ['words', '../words', 'no-such', '']) {
    expect((await ana.get(`/templates/try?from=${odd}`)).status).toBe(200)
  }
})

test('a mistake is told by line, field and example, and the text comes back as typed', async () => {
  const ana = await anAuthor()
  const wrong = RIPE.replace(/version: .*/, 'version: tomorrow')
  const { status, text } = await answerTo(ana, { template: wrong, scenario: '' })
  expect(status).toBe(422)
  expect(text).toContain('<code>version</code>')
  expect(text).toContain('version: tomorrow')
})

test('a sound template is read in plain words, and a scenario is played act by act', async () => {
  const ana = await anAuthor()
  const { status, text } = await answerTo(ana, { template: RIPE, scenario: SCENARIO })
  expect(status).toBe(200)
  expect(text).toContain('is sound')
  expect(text).toContain('refused: not-in-role')
  expect(text).toContain('It went as the scenario says')
})

test('a scenario that is too long for a page, or is none, is refused in words', async () => {
  const ana = await anAuthor()
  const many = SCENARIO.replace('{id: anybody}', '{id: anybody, count: 5000}')
  const long = await answerTo(ana, { template: RIPE, scenario: many })
  expect([long.status, long.text.includes('400 people')]).toEqual([422, true])
  const none = await answerTo(ana, { template: RIPE, scenario: 'members: [' })
  expect(none.status).toBe(422)
})

test('a stranger reads the page and tries nothing', async () => {
  const { stranger } = await aWorld()
  const page = await (await stranger.get('/templates/try')).text()
  expect(page).toContain('Sign in to try a template')
  expect(page).not.toContain('data-check')
  expect((await stranger.post('/templates/try', { template: RIPE })).status).toBe(422)
  expect((await stranger.post('/templates/check', { template: RIPE })).status).toBe(404)
})

test('an editor asks for mistakes alone: by line, at most eight at a time', async () => {
  const ana = await anAuthor()
  const ask = async (template: string) => {
    const answer = await ana.post('/templates/check', { template })
    return { status: answer.status, text: await answer.text() }
  }
  const wrong = await ask(RIPE.replace(/version: .*/, 'version: tomorrow'))
  expect(wrong.status).toBe(200)
  expect(wrong.text).toContain('data-line="')
  expect(wrong.text).not.toContain('<html')
  expect((await ask(RIPE)).text).toContain('is sound')
  const many = await ask('template: x\nstages: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\n')
  expect(many.text.match(/data-line=/g)).toHaveLength(8)
  expect((await ask('a: <script>alert(1)</script>')).text).not.toContain('<script')
  expect((await ask('')).status).toBe(404)
})

test('a day that is none, an endless wait and a file full of tags hold nobody up', async () => {
  const ana = await anAuthor()
  for (const odd of ['+P999999999B', '+P999999999Y', '2027-02-30', '0000-13-99']) {
    const scenario = SCENARIO.replace('do: move,', `do: wait, at: "${odd}",`)
    const { status, text } = await answerTo(ana, { template: RIPE, scenario })
    expect([odd, status]).toEqual([odd, 422])
    expect(text).toContain('<code>acts[0].at</code>')
  }
  const tagged = await answerTo(ana, { template: '!a '.repeat(40_000), scenario: '' })
  expect(tagged.status).toBe(422)
  expect(tagged.text).toContain('at most one tag')
})
