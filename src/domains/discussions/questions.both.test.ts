/** A question about a text: asked at a clause, answered by a message, counted until then. */
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { factsOf, findProcess } from '../processes/index.ts'
import { discussionFacts } from './facts.ts'
import { aThread, done, refused } from './threads.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

async function asked() {
  const place = await aThread()
  const { world, table, ann } = place
  const text = `/texts/${table.text.id}`
  const about = `text:${table.text.id}`
  const fields = { about, subject: 'Owner', words: 'What does owner mean here?', question: '1' }
  const first = await done(ann, '/discussions', { ...fields, anchor: 'c1.2' })
  const { thread } = JSON.parse(await ann.text(`${first}.json`)) as { thread: string }
  const path = `/threads/${thread}`
  const answer = await done(place.dora, `${path}/messages`, { words: 'Whoever holds the keys.' })
  const facts = async () => {
    const process = await findProcess(world.database.read, { id: table.process })
    if (!process) throw new Error('no process')
    return factsOf(world.database.read, process, [discussionFacts], world.clock.now())
  }
  return { ...place, text, first, path, answer, facts }
}

test('a question at a clause is open until its asker says which message answers it', async () => {
  const { world, ann, text, path, answer, facts } = await asked()
  expect(await facts()).toMatchObject({ 'questions.open': { value: 1, of: 1 } })
  expect(await world.stranger.text(text)).toContain('1 open question')
  expect(await world.stranger.text(path)).toContain('question, open')
  expect(await world.stranger.text('/discussions')).toContain('question, open')
  await done(ann, `${answer}/answers`)
  expect(await facts()).toMatchObject({ 'questions.open': { value: 0, of: 1 } })
  const shown = await world.stranger.text(path)
  expect(shown).toContain('question, answered')
  expect(shown).toContain('>Message 2</a> answers it')
  expect(await world.stranger.text(text)).not.toContain('open question')

  await done(ann, `${path}/reopenings`)
  expect(await facts()).toMatchObject({ 'questions.open': { value: 1 } })
  const acts = (await world.acts()).map(({ entry }) => entry.act)
  expect(acts.slice(-2)).toEqual(['thread.answer', 'thread.reopen'])
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked.faults).toEqual([])
})

test('others say nothing for the asker; a question does not answer itself', async () => {
  const { ann, dora, about, first, path, answer } = await asked()
  const other = await refused(dora, `${answer}/answers`)
  expect([other.status, other.text.includes('Whoever asked says what answers it')]).toEqual([
    422,
    true,
  ])
  expect((await refused(ann, `${first}/answers`)).status).toBe(422)
  expect((await refused(ann, `${path}/reopenings`)).text).toContain('open already')
  const elsewhere = { about, subject: 'x', words: 'x', question: '1' }
  const refusal = await refused(ann, '/discussions', elsewhere)
  expect(refusal.text).toContain('Only about a text')
  const talk = await done(ann, '/discussions', { about, subject: 'y', words: 'y' })
  expect((await refused(ann, `${talk}/answers`)).text).toContain('asks nothing')
})
