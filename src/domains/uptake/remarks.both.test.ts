/** What was said without a name: noted, agreed to by who said it, counted, and never led back. */
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { commitmentOf, checkTables } from '../../platform/record/index.ts'
import { done, refused } from '../amendments/text.fixtures.ts'
import { findPeople } from '../people/index.ts'
import { aTextUnder, MARKS, type UnderCover } from './cover.fixtures.ts'
import { textIdIn } from './pages.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const WORDS = 'We could live with a month.'

async function handleOf({ world, people }: UnderCover): Promise<string> {
  const [first] = people
  const found = first && (await findPeople(world.database.read, [first])).get(first)
  return found?.handle ?? ''
}

async function noted(place: UnderCover) {
  const fields = { version: '1', words: WORDS, clauses: '2', handle: await handleOf(place) }
  const path = await done(place.editor, `${place.path}/remarks`, fields)
  const [speaker, other] = place.visitors
  if (!speaker || !other) throw new Error('nobody')
  return { fields, path, speaker, other }
}

test('who said it agrees; then it is public by group, and leads to nobody', async () => {
  const place = await aTextUnder({ nonAttributed: 'allowed' })
  const { world, people, editor, path: text } = place
  const { fields, path, speaker, other } = await noted(place)
  const to = `${text}/remarks`
  expect(await refused(other, to, fields)).toContain(WORDS)
  expect(await refused(editor, to, { ...fields, handle: 'nobody' })).toContain(
    'Nobody here has that name',
  )
  // Before that it is there for two.
  for (const visitor of [world.stranger, other]) {
    expect((await visitor.get(path)).status).toBe(404)
  }
  expect(await editor.text(path)).toContain(WORDS)
  const mail = (await world.mails()).filter(({ subject }) => subject.includes('without your name'))
  expect(mail.map(({ person, text: said }) => [person, said.includes(WORDS)])).toEqual([
    [people[0], false],
  ])
  const stolen = await other.post(`${path}/agreement`, { permanence: '1', undertakings: '1' })
  expect(stolen.status).toBeGreaterThanOrEqual(400)
  await done(speaker, `${path}/agreement`)
  const again = await speaker.post(`${path}/refusal`, { permanence: '1', undertakings: '1' })
  expect(again.status).toBe(422)

  const ref = path.replace('/remarks/', 'remark:')
  const settling = { text: textIdIn(place), disposition: 'partly', clauses: '2', reason: 'Almost' }
  await done(editor, `/contributions/${ref}/dispositions`, settling)
  const contest = { text: textIdIn(place), reason: 'A month it was' }
  await done(speaker, `/contributions/${ref}/contests`, contest)
  const pages = [path, `/contributions/${ref}`, `${text}/dispositions`, `${text}/clauses/c2`]
  for (const page of [...pages, `${text}/uptake`].flatMap((one) => [one, `${one}.json`])) {
    for (const visitor of [world.stranger, editor]) {
      const shown = await visitor.text(page)
      expect([
        page,
        MARKS.some((mark) => shown.includes(mark)),
        shown.includes(people[0] ?? ''),
      ]).toEqual([page, false, false])
    }
  }
  expect(await world.stranger.text(path)).toContain('Academia')
  expect(await world.stranger.text(`${text}/uptake.csv`)).toContain(`${ref},`)
  for (const { entry } of await world.acts()) {
    if (!entry.act.startsWith('remark.') && !entry.act.endsWith('-covered')) continue
    expect([entry.act, JSON.stringify(entry).includes(people[0] ?? '')]).toEqual([entry.act, false])
  }
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('what they agree to on the way is on no record: it would name them', async () => {
  const place = await aTextUnder({ nonAttributed: 'allowed' })
  const { world, people, editor } = place
  const { path, speaker } = await noted(place)
  const ofSpeaker = async () =>
    (await world.acts()).filter(({ entry }) => JSON.stringify(entry).includes(people[0] ?? ''))
  const before = (await ofSpeaker()).length
  const unread = await speaker.post(`${path}/agreement`, {})
  expect([unread.status, (await unread.text()).includes('name="permanence"')]).toEqual([422, true])
  await done(speaker, `${path}/agreement`)
  const ref = path.replace('/remarks/', 'remark:')
  const settling = { text: textIdIn(place), disposition: 'partly', clauses: '2', reason: 'Almost' }
  await done(editor, `/contributions/${ref}/dispositions`, settling)
  const contest = { text: textIdIn(place), reason: 'A month it was' }
  await done(speaker, `/contributions/${ref}/contests`, contest)
  expect((await ofSpeaker()).length).toBe(before)
})

test('with three lines they prove that it was them, and nobody else sees those', async () => {
  const place = await aTextUnder({ nonAttributed: 'allowed' })
  const { world, people, editor } = place
  const { path, speaker } = await noted(place)
  await done(speaker, `${path}/agreement`)
  const [, lines = ''] = /<pre[^>]*>([^<]*)<\/pre>/.exec(await speaker.text(path)) ?? []
  const [seal = '', salt = '', text = ''] = lines.replaceAll('&quot;', '"').split('\n')
  expect(text).toContain(people[0])
  const opening = { name: 'voice', mediaType: 'application/json', text, salt }
  expect(commitmentOf(opening)).toBe(seal)
  const [agreed] = await world.acts('remark.agree')
  expect(agreed?.entry.clear['seal']).toBe(seal)
  for (const visitor of [editor, world.stranger])
    expect(await visitor.text(path)).not.toContain(seal)
})

test('who does not agree leaves nothing of it here', async () => {
  const place = await aTextUnder({ nonAttributed: 'allowed' })
  const { path, speaker } = await noted(place)
  await done(speaker, `${path}/refusal`)
  for (const visitor of [place.editor, speaker]) expect((await visitor.get(path)).status).toBe(404)
  expect((await place.world.acts('remark.decline')).map(({ entry }) => entry.actor)).toEqual([
    'role:author',
  ])
})

test('where the rules take nothing without a name, there is no form', async () => {
  const place = await aTextUnder({ nonAttributed: 'no' })
  const { editor, path } = place
  expect(await editor.text(`${path}/dispositions`)).not.toContain('name="handle"')
  const fields = { version: '1', words: WORDS, handle: await handleOf(place) }
  expect(await refused(editor, `${path}/remarks`, fields)).toContain('take nothing without a name')
})
