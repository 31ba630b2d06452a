/** Captions over HTTP on a real database: typed, pushed, struck, read as a page and as files. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { LINES_AT_ONCE_MAX, PUSH_BYTES_MAX } from './caption.ts'
import { anOpenRoom } from './captions.fixtures.ts'
import { readVtt } from './vtt.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

type Json = {
  readonly languages: readonly { readonly language: string; readonly by: string }[]
  readonly lines: readonly {
    readonly id: string
    readonly words?: string
    readonly speaker?: string
    readonly struck?: object
  }[]
}

const VTT = [
  'WEBVTT',
  '',
  '00:01.000 --> 00:03.000',
  '<v Ann>Bonjour à toutes et à tous.',
  '',
  '00:03.000 --> 00:05.000',
  '<b>Point 1</b>.',
  '',
].join('\n')

test('what is said is typed and pushed, kept once, struck, and read in each language', async () => {
  const world = await aWorld()
  const { table, meeting } = await anOpenRoom(world)
  const path = `/meetings/${meeting.id}`
  const chair = await world.as(table.chair)
  const ann = await world.as(table.ann)
  const json = async (language: string) =>
    JSON.parse(await world.stranger.text(`${path}/captions.json?language=${language}`)) as Json

  const typed = { words: 'Good morning.\nItem 1.', language: 'en' }
  expect((await ann.post(`${path}/captions`, { ...consent, ...typed })).status).toBe(422)
  const naming = { person: table.ann }
  expect((await chair.post(`${path}/scribes`, { ...consent, ...naming })).status).toBe(422)
  await done(ann, `${path}/attendances`, { way: 'online', as: 'personal' })
  await done(chair, `${path}/scribes`, naming)
  await done(ann, `${path}/captions`, typed)
  const novel = { words: 'Once more.\n'.repeat(LINES_AT_ONCE_MAX + 1), language: 'en' }
  const refused = await ann.post(`${path}/captions`, { ...consent, ...novel })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Once more.\nOnce more.')
  expect((await json('en')).lines.map(({ words }) => words)).toEqual(['Good morning.', 'Item 1.'])

  const made = await chair.post(`${path}/caption-keys`, consent)
  const secret = /captions_[A-Za-z0-9_-]{43}/.exec(await made.text())?.[0] ?? ''
  expect(secret).not.toBe('')
  expect(await chair.text(`${path}/captions/write`)).not.toContain(secret)
  const push = (key: string, body = VTT, type = 'text/vtt', query = 'language=fr&from=en') =>
    world.stranger.send(`${path}/captions/push?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
      body,
    })
  expect((await push('captions_wrong')).status).toBe(401)
  expect((await push(`captions_${'a'.repeat(43)}`)).status).toBe(401)
  expect((await push(secret, '<html>')).status).toBe(422)
  expect((await push(secret, VTT, 'text/html')).status).toBe(415)
  expect((await push(secret, VTT, 'text/vtt', 'language=')).status).toBe(400)
  expect((await push(secret, 'a'.repeat(PUSH_BYTES_MAX + 1))).status).toBe(413)
  const years = await push(secret, VTT, 'text/vtt', 'language=fr&since=9999-01-01T00:00:00Z')
  expect(await years.json()).toMatchObject({ kind: 'times-too-far' })
  expect((await push(secret, VTT.replace('00:05.000', '9999:00:05.000'))).status).toBe(422)
  expect(await (await push(secret)).json()).toMatchObject({ lines: 2, repeated: 0 })
  expect(await (await push(secret)).json()).toMatchObject({ lines: 0, repeated: 2 })
  const french = await json('fr')
  expect(french.languages).toMatchObject([
    { language: 'en', by: 'person' },
    { language: 'fr', by: 'machine', from: 'en' },
  ])
  expect(french.lines.map(({ words, speaker }) => [speaker, words])).toEqual([
    ['Ann', 'Bonjour à toutes et à tous.'],
    [undefined, 'Point 1.'],
  ])

  const line = french.lines[1]?.id ?? ''
  const [id] = line.split('-')
  const why = 'It was item 2.'
  expect((await ann.post(`/captions/${id}/strikes`, { ...consent, line: '2', why })).status).toBe(
    422,
  )
  await done(chair, `/captions/${id}/strikes`, { line: '2', why })
  const page = await world.stranger.text(`${path}/captions?language=fr`)
  expect(page).toContain(why)
  expect(page).not.toContain('Point 1.')
  expect((await json('fr')).lines[1]).not.toHaveProperty('words')
  const vtt = await world.stranger.text(`${path}/captions.vtt?language=fr`)
  expect(readVtt(vtt)).toMatchObject({
    value: { cues: [{ start: 1_000, end: 3_000, speaker: 'Ann' }], left: 0 },
  })
  expect(await world.stranger.text(`${path}/captions.vtt`)).toContain('Good morning.')
  expect((await world.stranger.get(`${path}/captions.vtt?language=sw`)).status).toBe(404)
  const md = await world.stranger.text(`${path}/captions.md?language=fr`)
  expect(md).toContain('Bonjour')
  expect(md).not.toContain('Point 1')

  const key = /name="id" value="([0-9A-Z]{26})"/g
  const ids = [...(await chair.text(`${path}/captions/write`)).matchAll(key)].map(([, one]) => one)
  await done(chair, `${path}/caption-keys/endings`, { id: ids.at(-1) ?? '' })
  expect((await push(secret)).status).toBe(401)
  await done(ann, `${path}/scribes/endings`, { id: ids[0] ?? '' })
  expect((await ann.post(`${path}/captions`, { ...consent, ...typed })).status).toBe(422)

  expect(await world.acts('caption.write')).toHaveLength(2)
  const everything = JSON.stringify(await world.acts())
  expect(everything).not.toContain(secret)
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})
