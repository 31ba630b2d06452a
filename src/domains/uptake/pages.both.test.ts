/** What became of contributions over HTTP: forms, the way back of a clause, and what is mailed. */
import { expect, test, vi } from 'vitest'
import {
  aText,
  consent,
  decide,
  done,
  MONTH,
  propose,
  publish,
  refused,
  replacing,
  type OnTable,
} from '../amendments/text.fixtures.ts'
import { textIdIn, tracked } from './pages.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const ask = (place: OnTable, words: string) =>
  done(place.stan, '/discussions', {
    about: `text:${textIdIn(place)}`,
    subject: 'Which month',
    words,
    anchor: 'c1.1',
  })

test('a message is settled on its page, its author is told once and contests it', async () => {
  const place = await aText()
  const { world, editor, stan, path, table } = place
  const message = tracked(await ask(place, 'Say the month too.'))
  const text = textIdIn(place)
  const page = `/contributions/${message}`
  expect(await world.stranger.text(page)).toContain('no disposition yet')
  expect(await world.stranger.text(page)).not.toContain('name="disposition"')
  const settling = { text, disposition: 'partly', clauses: '1', reason: 'The <b>year</b> stays' }
  const to = `${page}/dispositions`
  const again = await refused(editor, to, { ...settling, clauses: '77' })
  expect(again).toContain('Version 1 has no clause 77')
  expect(again).toContain('The &lt;b>year&lt;/b> stays')
  await done(editor, to, settling)
  const shown = await world.stranger.text(page)
  expect(shown).toContain('partly taken up')
  expect(shown).toContain(`${path}/clauses/c1`)
  const mails = (await world.mails()).filter(({ person }) => person === table.people.stranger)
  expect(mails.filter(({ subject }) => subject.includes('partly taken up')).length).toBe(1)

  await done(stan, `${page}/contests`, { text, reason: 'That is not what I said' })
  expect(await world.stranger.text(page)).toContain('owe another word until')
  const list = `${path}/dispositions?state=contested`
  expect(await world.stranger.text(list)).toContain('1 found')
  const [told] = (await world.mails()).filter(({ person }) => person === table.people.editor)
  expect(told?.subject).toContain('Contested')
  await done(stan, `${page}/withdrawals`, { text })
  expect(await world.stranger.text(page)).not.toContain('owe another word until')
})

test('many are settled in a sitting; a refused row comes back with the rest', async () => {
  const place = await aText()
  const { world, editor, path } = place
  const [one, two] = [tracked(await ask(place, 'One')), tracked(await ask(place, 'Two'))]
  const id = (ref: string) => ref.split(':')[1] ?? ''
  const row = (ref: string, disposition: string, reason: string) => ({
    [`thing-${id(ref)}`]: ref,
    [`disposition-${id(ref)}`]: disposition,
    [`clauses-${id(ref)}`]: '2',
    [`reason-${id(ref)}`]: reason,
  })
  const list = `${path}/dispositions`
  expect(await editor.text(list)).toContain(`name="disposition-${id(one)}"`)
  const half = { version: '1', ...row(one, 'taken-up', ''), ...row(two, 'not', '') }
  const again = await refused(editor, list, half)
  expect(again).toContain('Row 2: Say why')
  expect(await world.acts('uptake.settle')).toEqual([])
  const stranger = await place.stan.post(list, { ...consent, ...half })
  expect(stranger.status).toBe(422)
  await done(editor, list, { ...half, ...row(two, 'not', 'Said elsewhere') })
  expect((await world.acts('uptake.settle')).length).toBe(2)
  expect(await world.stranger.text(`${list}?state=not`)).toContain('1 found')
  expect(await world.stranger.text(`${list}?group=academia&clause=c2`)).toContain('2 found')
  expect(await world.stranger.text(`${list}?group=business`)).toContain('None found')
})

test('from a clause one walks back: wordings, and who said what in which group', async () => {
  const place = await aText()
  const { world, editor, stan, path } = place
  const amendment = await propose(place, stan, replacing(1, MONTH))
  await decide(place, editor, amendment, { decision: 'take' })
  await publish(place, editor, 1)
  expect(await world.stranger.text(path)).toContain(`${path}/clauses/c1`)
  const trail = await world.stranger.text(`${path}/clauses/c1`)
  expect(trail).toMatch(/<ins>.*month/s)
  expect(trail).toContain(`${path}/versions/1`)
  expect(trail).toContain('taken up')
  expect(trail).toContain(amendment)
  expect(trail).toContain('Stan Stranger')
  expect(trail).toContain('Academia')
  expect(trail).toContain('/record/entries/')
  expect(await world.stranger.text(amendment)).toContain(`/contributions/${tracked(amendment)}`)
  const other = await world.stranger.text(`${path}/clauses/c2`)
  expect(other).toContain('Nobody has said what it grew from')
  expect((await world.stranger.get(`${path}/clauses/c99`)).status).toBe(404)
})

test('an issue that no process took on is no contribution, and nothing leads to it', async () => {
  const place = await aText()
  const { world, stan } = place
  const message = tracked(await ask(place, 'Who checks the year?'))
  const issue = tracked(
    await done(stan, '/issues', {
      title: 'Who checks the year',
      problem: 'A year that nobody checks is the promise of nobody.',
      affected: 'Buyers.',
      outcome: 'Somebody checks.',
      implementers: 'Sellers.',
      timing: 'Now.',
      capacity: 'personal',
      from: message,
    }),
  )
  const page = await world.stranger.text(`/contributions/${message}`)
  expect(page).not.toContain(`/contributions/${issue}`)
  expect((await world.stranger.get(`/contributions/${issue}`)).status).toBe(404)
})
