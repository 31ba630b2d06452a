/** JSON of rows that is parsed once for each text. */
import { expect, test } from 'vitest'
import { parsedOnce, PARSED_MAX } from './parsed.ts'

function aReader() {
  let parsed = 0
  const read = parsedOnce({
    parse: (json) => {
      parsed++
      return { json }
    },
  })
  return { read, count: () => parsed }
}

test('a text is parsed once, another one for itself', () => {
  const { read, count } = aReader()
  expect(read('[1]')).toBe(read('[1]'))
  expect(read('[2]')).toEqual({ json: [2] })
  expect(count()).toBe(2)
})

test('what is no JSON is refused each time', () => {
  const { read } = aReader()
  expect(() => read('{')).toThrow()
  expect(() => read('{')).toThrow()
})

test('no more texts are kept than the bound says, and a long one never', () => {
  const { read, count } = aReader()
  const long = JSON.stringify('x'.repeat(5_000))
  read(long)
  read(long)
  expect(count()).toBe(2)
  for (let number = 0; number <= PARSED_MAX; number++) read(String(number))
  read('0')
  expect(count()).toBe(PARSED_MAX + 4)
})
