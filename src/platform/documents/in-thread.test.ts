/** Work beside the program: in turn, with a bound, and what fails holds up nobody. */
import { expect, test } from 'vitest'
import { aMeta, LABELS } from './documents.fixtures.ts'
import { writeDocx } from './docx-write.ts'
import { oneAtATime } from './in-thread.ts'
import { readFileBeside } from './read-beside.ts'
import { readFile } from './read-file.ts'

test('one works while others wait; one too many is told so; a failure stops nobody', async () => {
  const inTurn = oneAtATime(3)
  const order: string[] = []
  const work = (name: string) => async () => {
    order.push(`${name} begins`)
    await Promise.resolve()
    order.push(`${name} ends`)
    if (name === 'b') throw new Error('b fails')
    return name
  }
  const [first, second, third] = [inTurn(work('a')), inTurn(work('b')), inTurn(work('c'))]
  expect(await inTurn(work('d'))).toEqual({ ok: false, refusal: { kind: 'busy' } })
  expect(await first).toEqual({ ok: true, value: 'a' })
  await expect(second).rejects.toThrow('b fails')
  expect(await third).toEqual({ ok: true, value: 'c' })
  expect(await inTurn(work('e'))).toMatchObject({ ok: true })
  expect(order.filter((_, at) => at % 2 === 0).map((line) => line[0])).toEqual([
    ...['a', 'b', 'c', 'e'],
  ])
})

test('a file read beside the program says what it says within it', async () => {
  const bytes = writeDocx(LABELS, aMeta())
  expect(await readFileBeside({ name: 'a', bytes })).toEqual(readFile('a', bytes))
  const cut = bytes.slice(0, 900)
  expect(await readFileBeside({ name: 'a', bytes: cut })).toEqual(readFile('a', cut))
  const plain = Buffer.from('# Scope')
  expect(await readFileBeside({ name: 'a.md', bytes: plain })).toMatchObject({ ok: true })
})
