/** Which texts a process has agreed on, by its own calls. */
import { expect, test } from 'vitest'
import { shippedTemplate } from '../../templates/index.ts'
import type { CallState } from '../call.ts'
import { aCall, aDesignation, noon } from '../fixtures.ts'
import { agreedTexts } from './agreed.ts'

const { template } = shippedTemplate('gnso-pdp')

/** A call on a text, at the level that it was given; without one it is still open. */
const called = (text: string, level?: string, polarity: 'for' | 'against' = 'for') => {
  const found = aDesignation({ level: level ?? 'consensus', polarity })
  const designation = { ...found, id: `${text} ${level} ${polarity}` as typeof found.id }
  const designated = {
    kind: 'designated',
    designation: designation.id,
    designatedAt: noon,
  } as const
  const state: CallState = level === undefined ? { kind: 'open' } : designated
  return { call: aCall({ subject: { text, version: 1, hash: 'h' }, state }), designation }
}

const agreed = (...all: readonly ReturnType<typeof called>[]) =>
  Object.fromEntries(
    agreedTexts(
      {
        calls: all.map(({ call }) => call),
        designations: all.map(({ designation }) => designation),
      },
      template,
    ),
  )

test('a text is agreed on at a level that passes; at another it is not', () => {
  expect(agreed(called('one', 'consensus'), called('two', 'divergence'))).toEqual({
    one: true,
    two: false,
  })
})

test('agreement to leave something out is none on it', () => {
  expect(agreed(called('one', 'consensus', 'against'))).toEqual({ one: false })
})

test('the newest level counts, and a call without one says nothing yet', () => {
  const calls = [called('one'), called('one', 'divergence'), called('one', 'consensus')]
  expect(agreed(...calls, called('two'))).toEqual({ one: false })
})
