/** Proceedings on paper: what people said stays their words, and addresses lead somewhere. */
import { expect, test } from 'vitest'
import { quoted } from './markdown.ts'
import { documentOf } from './print.ts'

const ORIGIN = 'https://parley.example'

test('the title stands above what the meeting took up, in the order of its Markdown', () => {
  const document = documentOf('# A call\n\n- Nakuru\n\n## Decisions\n\n- One\n- Two\n', ORIGIN)
  expect(document).toEqual({
    title: 'A call',
    blocks: [
      { kind: 'item', depth: 0, number: undefined, text: 'Nakuru' },
      { kind: 'heading', level: 2, text: 'Decisions' },
      { kind: 'item', depth: 0, number: undefined, text: 'One' },
      { kind: 'item', depth: 0, number: undefined, text: 'Two' },
    ],
  })
})

test('no words of a person become a heading, a list or a table of the meeting', () => {
  const words = '# Decisions\n\n- Adopted\n\n| a |\n| - |\n\nTwo\n===\n\n```\n## code\n```\n\n> > x'
  const { blocks } = documentOf(`# A call\n\n## Agenda\n\n${quoted(words)}\n`, ORIGIN)
  expect(blocks.filter(({ kind }) => kind !== 'quote')).toEqual([
    { kind: 'heading', level: 2, text: 'Agenda' },
  ])
  expect(blocks).toContainEqual({ kind: 'quote', text: '# Decisions' })
  expect(blocks).toContainEqual({ kind: 'quote', text: '> > x' })
})

test('an address on paper says where it leads, also one of this site', () => {
  const { blocks } = documentOf(
    '# A\n\n- Paper: </materials/1>\n- Film: <https://a.example/b_c>\n',
    ORIGIN,
  )
  expect(blocks.map((block) => 'text' in block && block.text)).toEqual([
    `Paper: [${ORIGIN}/materials/1](<${ORIGIN}/materials/1>)`,
    'Film: [https://a.example/b\\_c](<https://a.example/b_c>)',
  ])
})
