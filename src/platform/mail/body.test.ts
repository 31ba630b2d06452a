/** The layout of a mail: two twins from one set of data. */
import { expect, test } from 'vitest'
import { mailBody } from './body.tsx'

const data = {
  language: 'ar',
  paragraphs: ['مرحبا', '<b>Mina & co</b>\nsecond line'],
  code: '123456',
  action: { label: 'افتح النداء', href: 'https://parley.example/calls/01J?a=1&b=2' },
  footer: ['لأنك عضو'],
} as const

test('both twins hold the same words, and the text has its link on a line of its own', () => {
  const { text, html } = mailBody(data)
  expect(text).toBe(
    'مرحبا\n\n<b>Mina & co</b>\nsecond line\n\n123456\n\n' +
      'افتح النداء:\nhttps://parley.example/calls/01J?a=1&b=2\n\n-- \nلأنك عضو\n',
  )
  expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/)
  expect(html).toContain('&lt;b>Mina &amp; co&lt;/b><br/>second line')
  expect(html).toContain('href="https://parley.example/calls/01J?a=1&amp;b=2"')
  expect(html).not.toContain('<b>')
  expect(html).not.toContain('style=')
})

test('a link that is not of the web is refused', () => {
  const action = { label: 'Open', href: 'javascript:alert(1)' }
  expect(() => mailBody({ ...data, action })).toThrow('not a web address')
})

test('without code, action and footer nothing is left hanging', () => {
  const { text } = mailBody({ language: 'en', paragraphs: ['One.'], footer: ['Why.'] })
  expect(text).toBe('One.\n\n-- \nWhy.\n')
})

test('an address in Arabic words can be followed and copied as it is', () => {
  const [first, last] = ['\u2068', '\u2069']
  const web = 'http://localhost:3000/record/receipts/1'
  const mail = 'call-01j@lists.localhost'
  const paragraphs = [
    `إيصاله: ${first}${web}${last}`,
    `اكتب إلى ${first}${mail}${last}: ${first}Ada${last}`,
  ]
  const { text, html } = mailBody({ language: 'ar', paragraphs, footer: [`${first}${web}${last}`] })
  for (const said of [text, html]) {
    expect(said).toContain(`إيصاله: ${web}`)
    expect(said).toContain(`اكتب إلى ${mail}: ${first}Ada${last}`)
    expect(said).not.toContain(`${web}${last}`)
  }
})
