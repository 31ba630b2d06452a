/** Forms: one key for each filling, what was typed comes back, what is wrong is said and tied. */
import { expect, test } from 'vitest'
import { instant } from '../values.ts'
import { Checkbox, Choice } from './choice.tsx'
import { DateTime, Field, TextArea } from './field.tsx'
import { Form, type Again } from './form.tsx'
import { aReader } from './html.fixtures.tsx'
import { renderPart } from './render.tsx'

const OPTIONS = [
  { value: 'accept', label: 'Can accept' },
  { value: 'object', label: 'Object' },
]

const aForm = (again?: Again, refusal?: string) =>
  renderPart(
    <Form action="/calls/1/positions" again={again} refusal={refusal} submit="Record my position">
      <Choice name="position" legend="Your position" options={OPTIONS} value="accept" required />
      <TextArea name="reason" label="Reason" value="before" />
      <Checkbox name="agreed" label="I have read it" checked />
    </Form>,
    aReader(),
  )

test('a fresh form has a key of its own and what is chosen beforehand', () => {
  const html = aForm()
  expect(html).toContain('<input type="hidden" name="key" value="a-fresh-key"/>')
  expect(html).toMatch(/<input[^>]*value="accept"[^>]* checked/)
  expect(html).toContain('>before</textarea>')
  expect(html).toMatch(/<input[^>]*name="agreed"[^>]* checked/)
  expect(html).not.toMatch(/role="alert"|aria-invalid/)
})

test('a refused form comes back as it was typed, with its key, the reason first', () => {
  const typed = { position: 'object', reason: '<i>mine</i>' }
  const html = aForm({ typed, key: 'the-same-key' }, 'The call closed on 26 June.')
  expect(html).toContain('name="key" value="the-same-key"')
  expect(html).toMatch(/<input[^>]*value="object"[^>]* checked/)
  expect(html).not.toMatch(/<input[^>]*value="accept"[^>]* checked/)
  expect(html).toContain('>&lt;i>mine&lt;/i></textarea>')
  expect(html).toContain('role="alert" tabindex="-1" autofocus')
  expect(html.indexOf('The call closed')).toBeLessThan(html.indexOf('<fieldset'))
})

test('a box that was unticked stays unticked, and an emptied text empty', () => {
  const html = aForm({ typed: { reason: '' } })
  expect(html).not.toMatch(/<input[^>]*name="agreed"[^>]* checked/)
  expect(html).not.toContain('>before</textarea>')
  expect(html).not.toMatch(/ checked/)
})

test('what is wrong is said at the top and beside its field, and leads there', () => {
  const problems = [{ field: 'reason', message: 'This is needed.' }]
  const html = aForm({ typed: {}, problems })
  expect(html).toContain('One answer needs another look')
  expect(html).toContain('<a href="#form-calls-1-positions-reason">This is needed.</a>')
  expect(html).toMatch(/<textarea[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*-problem"/)
  expect(html.match(/This is needed\./g)).toHaveLength(2)
})

test('a field that need not be filled says so; one that must is marked as such', () => {
  const html = renderPart(
    <Form action="/x">
      <Field name="one" label="One" required />
      <Field name="two" label="Two" />
    </Form>,
    aReader(),
  )
  expect(html.match(/\(optional\)/g)).toHaveLength(1)
  expect(html).toMatch(/<input[^>]*name="one"[^>]* required/)
})

test('a time is asked for in a zone that it names and sends along', () => {
  const at = instant('2026-06-26T23:59Z')
  const html = renderPart(
    <Form action="/x">
      <DateTime name="closes" label="Closes" at={at} required />
    </Form>,
    aReader({ zone: 'Africa/Nairobi' }),
  )
  expect(html).toContain('In the zone Africa/Nairobi.')
  expect(html).toContain('value="2026-06-27T02:59"')
  expect(html).toContain('<input type="hidden" name="closesZone" value="Africa/Nairobi"/>')
})

test('a time that comes back stays in the zone it was typed in', () => {
  const html = renderPart(
    <Form action="/x" again={{ typed: { closes: '2026-06-27T02:59', closesZone: 'UTC' } }}>
      <DateTime name="closes" label="Closes" zone="Africa/Nairobi" />
    </Form>,
    aReader(),
  )
  expect(html).toContain('value="2026-06-27T02:59"')
  expect(html).toContain('name="closesZone" value="UTC"')
})

test('the prefix of the reader stays in the address of a form', () => {
  const reader = aReader({ prefixed: true }, 'fr')
  expect(renderPart(<Form action="/calls/1/positions" />, reader)).toContain(
    'method="post" action="/fr/calls/1/positions"',
  )
})

test('a field outside of a form is a bug', () => {
  expect(() => renderPart(<Field name="one" label="One" />, aReader())).toThrow('outside')
})
