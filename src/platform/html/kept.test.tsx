/** Parts that everybody sees alike are rendered once, and never show one reader's to another. */
import { expect, test } from 'vitest'
import { after, minutes } from '../values.ts'
import { aReader } from './html.fixtures.tsx'
import { useReader } from './reader.tsx'
import { Kept, renderPart } from './render.tsx'
import { When } from './when.tsx'

let rendered = 0
function Counted({ text }: { readonly text: string }) {
  const { language, viewer } = useReader()
  rendered++
  return <p>{`${text} ${language} ${viewer?.name ?? 'nobody'}`}</p>
}

const reader = aReader()
const part = (of: object, as = 'part', text = 'a & b') => (
  <section>
    <Kept of={of} as={as}>
      <Counted text={text} />
    </Kept>
  </section>
)

test('what was rendered for one reader of a language is there for the next', () => {
  const of = {}
  rendered = 0
  const first = renderPart(part(of), reader)
  expect(first).toBe('<section><p>a &amp; b en nobody</p></section>')
  expect(renderPart(part(of), reader)).toBe(first)
  expect(rendered).toBe(1)
})

test('another language, zone, minute, look or thing is rendered anew', () => {
  const of = {}
  rendered = 0
  renderPart(part(of), reader)
  expect(renderPart(part(of), { ...reader, language: 'fr' })).toContain('a &amp; b fr')
  renderPart(part(of), { ...reader, zone: 'Asia/Tokyo' })
  renderPart(part(of), { ...reader, now: after(reader.now, minutes(1)) })
  expect(renderPart(part(of, 'part open', 'open'), reader)).toContain('open en')
  expect(renderPart(part({}, 'part', 'other'), reader)).toContain('other en')
  expect(rendered).toBe(6)
})

test('a thing of many large looks is rendered anew rather than kept without end', () => {
  const of = {}
  const large = 'x'.repeat(600_000)
  rendered = 0
  renderPart(part(of, 'one', large), reader)
  renderPart(part(of, 'other', large), reader)
  renderPart(part(of, 'other', large), reader)
  expect(rendered).toBe(2)
  renderPart(part(of, 'one', large), reader)
  expect(rendered).toBe(3)
})

test('a part that is kept knows no viewer', () => {
  const viewer = { name: 'Amina', handle: 'amina' }
  expect(renderPart(part({}), { ...reader, viewer })).toContain('nobody')
})

test('a part that is kept holds no form', () => {
  const Form = () => <input value={useReader().newKey()} />
  const kept = (
    <Kept of={{}} as="form">
      <Form />
    </Kept>
  )
  expect(() => renderPart(kept, reader)).toThrow('holds no form')
})

test('kept parts stand where they were put, also one within another', () => {
  const inner = (
    <Kept of={{}} as="inner">
      <When at={reader.now} brief />
    </Kept>
  )
  const html = renderPart(
    <>
      <Kept of={{}} as="first">
        1
      </Kept>
      <Kept of={{}} as="outer">
        <b>{inner}</b>
      </Kept>
      3
    </>,
    reader,
  )
  expect(html).toMatch(/^1<b><time [^>]*>[^<]+<\/time><\/b>3$/)
})
