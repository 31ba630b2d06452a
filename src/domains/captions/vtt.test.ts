/** WebVTT as programs really send it, and what must never come out of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutLine, linesIn } from './cutting.ts'
import { LINE_LENGTH_MAX, tongue } from './caption.ts'
import { readVtt, timeOf, writeVtt } from './vtt.ts'

const read = (text: string) => {
  const found = readVtt(text)
  if (!found.ok) throw new Error(found.refusal.kind)
  return found.value
}

test('a file of a captioner is read: mark, ends of lines, ids, settings, notes, styles', () => {
  const file = [
    '\uFEFFWEBVTT - Plenary 4',
    'X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000',
    '',
    'STYLE',
    '::cue { color: red }',
    '',
    'NOTE made by hand',
    '',
    'intro',
    '00:01.000 --> 00:04.500 align:start position:10%',
    '<v.loud Ann &amp; Ben>Good <i>morning</i>,',
    'all of <00:02.000>you &lt;there&gt;.</v>',
    '',
    '01:00:00.000 --> 01:00:02.000',
    'Later.',
    '',
  ].join('\r\n')
  expect(read(file)).toEqual({
    cues: [
      { start: 1_000, end: 4_500, speaker: 'Ann & Ben', text: 'Good morning, all of you <there>.' },
      { start: 3_600_000, end: 3_602_000, speaker: undefined, text: 'Later.' },
    ],
    left: 0,
  })
})

test('cues without words, or that end before they begin, are left out and counted', () => {
  const file =
    'WEBVTT\n\n00:05.000 --> 00:04.000\nBack\n\n00:05.000 --> 00:06.000\n<b></b>\n\nnonsense'
  expect(read(file)).toEqual({ cues: [], left: 2 })
})

test('what is no WebVTT is refused, whatever it begins with', () => {
  for (const text of ['', 'WEBVTTX\n\n', '1\n00:00:01,000 --> 00:00:02,000\nSubRip', '<html>']) {
    expect(readVtt(text).ok).toBe(false)
  }
})

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .map((text) => text.replaceAll(/[\s\u0000\uFFFD]+/g, ' ').trim())
  .filter((text) => text !== '')

const cue = fc
  .record({
    start: fc.nat(359_999_000),
    lasts: fc.integer({ min: 1, max: 60_000 }),
    speaker: fc.option(words, { nil: undefined }),
    text: words,
  })
  .map(({ start, lasts, ...said }) => ({ start, end: start + lasts, ...said }))

test('what is written is read again as it was, also where words look like markup', () => {
  fc.assert(
    fc.property(fc.array(cue, { maxLength: 8 }), fc.string(), (cues, note) => {
      const file = writeVtt(cues, [note])
      expect(read(file)).toEqual({ cues, left: 0 })
      expect(read(file.replaceAll('\n', '\r\n')).cues).toEqual(cues)
    }),
  )
})

test('nothing that is pushed breaks the reader', () => {
  const odd = fc.string({
    unit: fc.constantFrom('<', 'v ', '>', '&', 'lt;', '\n', '\r', '00:01.000', ' --> ', 'a', '\0'),
  })
  fc.assert(
    fc.property(odd, (text) => {
      for (const { text: said, start, end } of read(`WEBVTT\n\n${text}`).cues) {
        expect(said).not.toMatch(/\n/)
        expect(end).toBeGreaterThan(start)
      }
    }),
  )
})

test('hours are written always, and go beyond a day', () => {
  expect([0, 61_001, 90_000_000].map(timeOf)).toEqual([
    '00:00:00.000',
    '00:01:01.001',
    '25:00:00.000',
  ])
})

test('tags that never close are words, and each is read once', () => {
  for (const open of ['<', '<v ', '<v.', '<b.a <']) {
    const words = open.repeat(60_000 / open.length).trim()
    const { cues } = read(`WEBVTT\n\n00:01.000 --> 00:02.000\n${words}`)
    expect(cues).toEqual([{ start: 1_000, end: 2_000, speaker: undefined, text: words }])
  }
})

test('a novel is cut into lines of the bound, and only spaces are lost', () => {
  const bare = (text: string) => text.replaceAll(/\s+/gu, '')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (typed) => {
      const lines = linesIn(typed)
      expect(bare(lines.join(''))).toBe(bare(typed))
      for (const line of lines) {
        expect(line.length).toBeGreaterThan(0)
        expect(line.length).toBeLessThanOrEqual(LINE_LENGTH_MAX)
      }
    }),
  )
})

test('a line is cut between words, and a word that fits none is torn between its letters', () => {
  expect(cutLine(`${'a'.repeat(200)} ${'b'.repeat(200)}`)).toEqual([
    'a'.repeat(200),
    'b'.repeat(200),
  ])
  const flags = '🇫🇯'.repeat(100)
  expect(cutLine(flags).every((line) => line.length % 4 === 0)).toBe(true)
})

test('a language is named by its tag, and nothing else is one', () => {
  expect([tongue('FR'), tongue('zh-hans-cn'), tongue('sw')]).toEqual(['fr', 'zh-Hans-CN', 'sw'])
  for (const raw of ['', 'french!', 'x', 'a'.repeat(40), 'fr_FR', '-fr']) {
    expect(tongue(raw)).toBeUndefined()
  }
})
