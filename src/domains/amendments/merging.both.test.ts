/** An editor's sitting: nothing lost, nothing taken twice, all of it undone until published. */
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import {
  aText,
  consent,
  DAY,
  decide,
  done,
  MONTH,
  propose,
  publish,
  refused,
  replacing,
} from './text.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('an editor takes, takes in part, declines, leaves; each proposer is told once', async () => {
  const place = await aText()
  const { world, table, editor, mia, stan, path } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  const day = await propose(place, mia, replacing(1, DAY))
  const always = 'Sellers show it before the sale, always.'
  const sale = await propose(place, stan, replacing(2, always))
  const code = await propose(place, stan, {
    ...replacing(3, ''),
    'kind-1': 'delete',
    'kind-2': 'insert',
    'after-2': 'c5',
    'words-2': 'Buyers may ask.',
  })
  const page = await editor.text(`${path}/merge`)
  expect(page).toContain('2 amendments in conflict')
  expect(page).toContain('4 amendments are open, none is decided here')

  await decide(place, editor, month, { decision: 'take' })
  await decide(place, editor, day, { decision: 'take' })
  const clash = await editor.text(`${path}/merge`)
  expect(clash).toContain('Amendment 1 wants something else in the same place')
  expect(
    await refused(editor, `${path}/merge/publication`, { base: '1', reason: 'As agreed' }),
  ).toContain('Nothing is published until they do')
  await decide(place, editor, day, { decision: 'decline', reason: 'A month is enough.' })
  const part = 'Sellers show it before the sale.'
  await decide(place, editor, sale, {
    decision: 'part',
    'words-1': part,
    reason: 'Nobody wanted always.',
  })
  await decide(place, editor, code, { decision: 'later' })
  expect(await editor.text(`${path}/merge`)).toMatch(/<ins>.*before the sale/s)
  expect(await world.stranger.text(path)).not.toContain('month')
  await publish(place, editor, 1)

  const text = await world.stranger.text(`${path}?against=0`)
  expect(text).toContain('until which month')
  expect(text).toContain(part)
  expect(text).toContain('The label has a code.')
  expect(await world.stranger.text(month)).toContain('taken, version 2')
  expect(await world.stranger.text(day)).toContain('A month is enough.')
  expect(await world.stranger.text(sale)).toContain('taken in part, version 2')
  expect(await world.stranger.text(code)).toContain('>open<')
  expect((await world.told(table.people.stranger)).toSorted()).toEqual([
    'Amendment 1 to “The label” was taken',
    'Amendment 3 to “The label” was taken in part',
  ])
  const member = await world.told(table.people.member)
  expect(member).toEqual(['Amendment 2 to “The label” was declined'])
  expect(await world.told(table.people.editor)).toEqual([])
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('alternatives stand in brackets; what is merged leads to where it went', async () => {
  const place = await aText()
  const { world, editor, mia, stan, path } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  const day = await propose(place, mia, replacing(1, DAY))
  const year = await propose(place, mia, replacing(3, 'The label has a code and a year.'))
  const both = await propose(place, stan, replacing(3, 'The label has a year and a code.'))
  await decide(place, editor, month, { decision: 'brackets' })
  await decide(place, editor, day, { decision: 'brackets' })
  await decide(place, editor, year, { decision: 'take' })
  const form = { amendment: both.replace('/amendments/', ''), decision: 'merge' }
  const to = `${path}/merge/decisions`
  expect(await refused(editor, to, { ...form, into: '3' })).toContain('This needs a reason')
  expect(await refused(editor, to, { ...form, into: '9', reason: 'x' })).toContain('no amendment 9')
  expect(await refused(editor, to, { ...form, into: '4', reason: 'x' })).toContain('into itself')
  await decide(place, editor, both, { decision: 'merge', into: '3', reason: 'The same thing.' })
  await publish(place, editor, 1)
  const text = await world.stranger.text(`${path}?against=0`)
  for (const words of ['year', 'month', 'day']) {
    expect(text).toContain(`<mark class="bracket">[${words}]</mark>`)
  }
  expect(await world.stranger.text(both)).toContain('merged into amendment 3')
  const list = await world.stranger.text(`${path}/amendments`)
  expect(list).toContain('State of play')
})

test('the last decision is undone, or all of them; nobody else sees any', async () => {
  const place = await aText()
  const { editor, chair, mia, stan, path, world } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  await decide(place, editor, month, { decision: 'take' })
  await decide(place, editor, month, { decision: 'decline', reason: 'A secret reason.' })
  expect(await editor.text(`${path}/merge`)).toContain('A secret reason.')
  expect(await chair.text(`${path}/merge`)).not.toContain('A secret reason.')
  const page = await mia.text(`${path}/merge`)
  expect(page).not.toContain('<form')
  expect(await world.stranger.text(`${path}/merge`)).not.toContain('<form')
  await done(editor, `${path}/merge/undoing`, { what: 'last' })
  expect(await editor.text(`${path}/merge`)).toContain('to be taken')
  await done(editor, `${path}/merge/undoing`, { what: 'all' })
  expect(await editor.text(`${path}/merge`)).toContain('Nothing is decided yet.')
  expect(await refused(editor, `${path}/merge/publication`, { base: '1', reason: 'x' })).toContain(
    'Nothing is decided yet.',
  )
  const forms = [
    ['decisions', { amendment: month.replace('/amendments/', ''), decision: 'take' }],
    ['undoing', { what: 'all' }],
    ['publication', { base: '1', reason: 'x' }],
  ] as const
  for (const [form, fields] of forms) {
    expect((await mia.post(`${path}/merge/${form}`, { ...consent, ...fields })).status).toBe(422)
  }
  expect(await world.acts('amendment.take')).toEqual([])
})

test('of two editors the second is told, and keeps what she decided', async () => {
  const place = await aText()
  const { world, editor, chair, mia, stan, path } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  const sale = await propose(place, mia, replacing(2, 'Sellers show it before the sale.'))
  const page = await propose(place, mia, replacing(5, 'The page is kept for five years.'))
  await decide(place, editor, month, { decision: 'take' })
  await decide(place, editor, sale, { decision: 'take' })
  await decide(place, chair, month, { decision: 'take' })
  await decide(place, chair, page, { decision: 'take' })
  await publish(place, editor, 1)
  const told = await refused(chair, `${path}/merge/publication`, { base: '1', reason: 'Mine' })
  expect(told).toContain('somebody published version 2')
  expect(told).toContain('value="Mine"')
  expect(told).toContain('One that you decided about is open no more')
  expect(told).toMatch(/<ins>.*five/s)
  await publish(place, chair, 2)
  const taken = (await world.acts('amendment.take')).map(({ entry }) => entry.obj)
  expect(new Set(taken).size).toBe(3)
  expect(taken.length).toBe(3)
  const text = await world.stranger.text(`${path}?against=0`)
  for (const words of ['month', 'before the sale', 'five years']) expect(text).toContain(words)
})

test('what was withdrawn since the page was seen stops the publication', async () => {
  const place = await aText()
  const { editor, mia, stan, path } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  const sale = await propose(place, mia, replacing(2, 'Sellers show it before the sale.'))
  await decide(place, editor, month, { decision: 'take' })
  await decide(place, editor, sale, { decision: 'take' })
  const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(await editor.text(`${path}/merge`)) ?? []
  await done(stan, `${month}/withdrawals`)
  const to = `${path}/merge/publication`
  const page = await refused(editor, to, { base: '1', seen, reason: 'As agreed' })
  expect(page).toContain('Something changed since you saw this page')
  const [, fresh = ''] = /name="seen" value="([^"]+)"/.exec(page) ?? []
  await done(editor, to, { base: '1', seen: fresh, reason: 'As agreed' })
  expect(await editor.text(path)).not.toContain('month')
})

test('declining alone makes no new version; a call holds publication back', async () => {
  const place = await aText()
  const { world, chair, editor, stan, path } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  const day = await propose(place, stan, replacing(1, DAY))
  await decide(place, editor, month, { decision: 'decline', reason: 'Too fine.' })
  await publish(place, editor, 1)
  expect((await world.acts('text.publish')).length).toBe(1)
  expect(await world.stranger.text(month)).toContain('declined, version 1')

  const drafted = await done(chair, '/calls', {
    process: 'labels',
    text: path.replace('/texts/', ''),
    kind: 'call',
    question: 'Can you live with it?',
  })
  await done(chair, `${drafted}/opening`)
  await decide(place, editor, day, { decision: 'take' })
  const held = await refused(editor, `${path}/merge/publication`, { base: '1', reason: 'Now' })
  expect(held).toContain('A call about the latest version is open')
})

test('forty amendments, nine of them in conflict, are one sitting, and none is lost', async () => {
  const place = await aText()
  const { world, editor, mia, stan, path } = place
  const clash = ['week', 'month', 'day', 'hour', 'quarter', 'decade', 'term', 'season', 'moment']
  const contested = clash.map((word) => {
    return replacing(1, `# Support\n\nMakers say until which ${word} they mend it.`)
  })
  const beside = Array.from({ length: 31 }, (_, index) => ({
    ...replacing(1, `Paragraph ${index} of its own.`),
    'kind-1': 'insert',
    'after-1': `c${(index % 5) + 1}`,
  }))
  const all: string[] = []
  for (const [index, fields] of [...contested, ...beside].entries()) {
    all.push(await propose(place, index % 2 === 0 ? stan : mia, fields))
  }
  const page = await editor.text(`${path}/merge`)
  expect(page).toContain('40 amendments are open')
  expect(page).toContain('9 amendments in conflict')
  for (const [index, amendment] of all.entries()) {
    const fields = index < 9 ? { decision: 'brackets' } : { decision: 'take' }
    await decide(place, editor, amendment, fields)
  }
  await publish(place, editor, 1)
  const text = await world.stranger.text(`${path}?against=0`)
  for (const word of clash) expect(text).toContain(`<mark class="bracket">[${word}]</mark>`)
  for (let index = 0; index < 31; index++) {
    expect(text.split(`Paragraph ${index} of its own.`).length).toBe(2)
  }
  expect(text).toContain('10 passages in brackets')
  expect(await world.stranger.text(path)).toContain('None is open, 40 are decided.')
})
