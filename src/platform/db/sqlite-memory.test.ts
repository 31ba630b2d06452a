/** A reader's memory: the same answer while nobody commits, and never an older one. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CompiledQuery } from 'kysely'
import fc from 'fast-check'
import { expect, inject, onTestFinished, test } from 'vitest'
import { execute, withStatements } from './sqlite-connection.ts'
import { memoryOf } from './sqlite-memory.ts'

async function aMemory(charactersMax?: number) {
  const file = join(await mkdtemp(join(inject('folder'), 'memory-')), 'notes.sqlite')
  const writer = new DatabaseSync(file)
  writer.exec('pragma journal_mode = wal; create table notes (name text, text text)')
  const counted = { asked: 0 }
  const open = new DatabaseSync(file, { readOnly: true })
  onTestFinished(() => {
    open.close()
    writer.close()
  })
  const on = withStatements(open)
  const counting = {
    ...on,
    prepare: (sql: string) => {
      counted.asked++
      return on.prepare(sql)
    },
  }
  const memory = memoryOf(on, charactersMax)
  const ask = (sql: string, ...values: readonly unknown[]) =>
    memory.answer<{ text: string }>(counting, CompiledQuery.raw(sql, [...values])).rows
  return { writer, on, ask, counted }
}

const BY_NAME = 'select text from notes where name = ?'

test('the same question is asked once, until somebody commits', async () => {
  const { writer, ask, counted } = await aMemory()
  writer.exec(`insert into notes values ('a', 'one')`)
  expect([ask(BY_NAME, 'a'), ask(BY_NAME, 'a')]).toEqual([[{ text: 'one' }], [{ text: 'one' }]])
  expect(counted.asked).toBe(1)
  writer.exec(`update notes set text = 'two'`)
  expect(ask(BY_NAME, 'a')).toEqual([{ text: 'two' }])
  writer.exec('delete from notes')
  expect(ask(BY_NAME, 'a')).toEqual([])
})

test('what is not committed is not seen, and what was taken back never was', async () => {
  const { writer, ask } = await aMemory()
  writer.exec(`begin; insert into notes values ('a', 'one')`)
  expect(ask(BY_NAME, 'a')).toEqual([])
  writer.exec('rollback')
  expect(ask(BY_NAME, 'a')).toEqual([])
})

test('a row that is shared cannot be changed, and each caller has a list of its own', async () => {
  const { writer, ask } = await aMemory()
  writer.exec(`insert into notes values ('a', 'one')`)
  const [row] = ask(BY_NAME, 'a')
  expect(() => Object.assign(row ?? {}, { text: 'mine' })).toThrow(TypeError)
  ask(BY_NAME, 'a').pop()
  expect(ask(BY_NAME, 'a')).toEqual([{ text: 'one' }])
})

test('questions that only look alike have answers of their own', async () => {
  const { ask } = await aMemory()
  const kinds = 'select typeof(?) as text'
  expect([ask(kinds, '1'), ask(kinds, 1), ask(kinds, null), ask(kinds, 'null')].flat()).toEqual(
    ['text', 'integer', 'null', 'text'].map((text) => ({ text })),
  )
  const joined = `select ? || '|' || ? as text`
  const value = fc.string({ unit: fc.constantFrom('a', '\n', ' ', '1', 'string') })
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(ask(joined, one, other)).toEqual([{ text: `${one}|${other}` }])
    }),
  )
})

test('it forgets what it has no room for, and still answers', async () => {
  const { ask, on, counted } = await aMemory(200)
  const sql = 'select ? as text'
  for (let round = 0; round < 2; round++) {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) {
      expect(ask(sql, name)).toEqual(execute(on, CompiledQuery.raw(sql, [name])).rows)
    }
  }
  expect(counted.asked).toBe(20)
})
