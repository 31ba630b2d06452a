/** A document that was written to a file and read again says the same. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, markdownOf } from './markdown.ts'
import { readDocx } from './docx-read.ts'
import { writeDocx } from './docx-write.ts'
import { readOdt } from './odt-read.ts'
import { writeOdt } from './odt-write.ts'
import { aDocument, aMeta, LABELS } from './documents.fixtures.ts'

const FORMATS = [
  { name: 'DOCX', write: writeDocx, read: readDocx },
  { name: 'ODT', write: writeOdt, read: readOdt },
] as const

describe.each(FORMATS)('$name', ({ write, read }) => {
  test('clauses come back from a file as they went into it', () => {
    fc.assert(
      fc.property(aDocument, (given) => {
        const { blocks } = blocksOf(markdownOf(given))
        const again = read(write({ title: given.title, blocks }, aMeta()))
        if (!again.ok) throw new Error(JSON.stringify(again.refusal))
        expect(markdownOf(again.value)).toBe(markdownOf({ blocks }))
        expect(again.value.title).toBe(given.title)
      }),
      { numRuns: 50 },
    )
  })

  test('every kind of block keeps its kind, and the file says nothing else', () => {
    const again = read(write(LABELS, aMeta()))
    expect(again).toEqual({ ok: true, value: { ...LABELS, notes: [] } })
  })

  test('one document is one file, byte for byte', () => {
    expect(write(LABELS, aMeta())).toEqual(write(LABELS, aMeta()))
  })
})
