/** Lines that we say would work: each is understood as what it stands for, in every language. */
import { expect, test } from 'vitest'
import { LANGUAGES, openCatalogues } from '../../platform/languages/index.ts'
import { SOURCES } from '../../site.ts'
import { INTEREST_FIELDS } from '../people/index.ts'
import type { AboutKind, Command } from './command.ts'
import { MAIL_DOORS } from './doors.ts'
import { formWithin, interestIn } from './understand-form.ts'
import { understand } from './understand.ts'

const catalogues = openCatalogues(SOURCES)

const EXAMPLES = [
  ['support', 'call', 'position'],
  ['reserve', 'call', 'position'],
  ['object', 'call', 'object'],
  ['satisfied', 'objection', 'accept-answer'],
  ['maintain', 'objection', 'maintain'],
  ['vote-yes', 'ballot', 'vote'],
  ['vote-no', 'ballot', 'vote'],
  ['vote-abstain', 'ballot', 'vote'],
  ['second', 'issue', 'second'],
  ['sign', 'petition', 'second'],
  ['join', 'process', 'join'],
  ['stop', 'thread', 'stop'],
  ['digest', 'thread', 'digest'],
  ['status', 'call', 'status'],
  ['help', 'front', 'help'],
  ['interest', 'front', 'interest'],
] as const satisfies readonly (readonly [string, AboutKind, Command['kind']])[]

test.each(LANGUAGES)('each line that we show as an example in %s does what it says', (language) => {
  const t = catalogues.translator(language)
  for (const [example, about, kind] of EXAMPLES) {
    const line = t(`replies.example.${example}`)
    expect(understand(line, about, language), line).toMatchObject({ command: { kind } })
  }
})

test.each(LANGUAGES)('labels of the page in %s are labels of the form in a mail', (language) => {
  const t = catalogues.translator(language)
  const lines = INTEREST_FIELDS.map((field) => `${t(`people.interest.${field}`)}: 1`)
  expect(Object.keys(interestIn(lines.join('\n'))?.command.fields ?? {})).toEqual([
    ...INTEREST_FIELDS,
  ])
})

test('a form that was answered within our quoted lines begins where its first line is', () => {
  const mail =
    'On Monday, Parley wrote:\n> Answer this mail.\n>\n> Work: Institute\n> Funding: none'
  expect(formWithin(mail)).toBe('Work: Institute\nFunding: none')
  expect(formWithin('On Monday, Parley wrote:\n> Work:\n> Funding:')).toBeUndefined()
})

test('what a forger could do harm by must be proven; reading the state of play need not be', () => {
  const weighs = (command: Command) =>
    MAIL_DOORS.some(({ kinds, weighty }) => kinds.includes(command.kind) && weighty(command))
  for (const kind of ['second', 'join', 'leave', 'stop', 'maintain'] as const) {
    expect(weighs({ kind }), kind).toBe(true)
  }
  expect(weighs({ kind: 'position', position: 'none' })).toBe(true)
  expect(weighs({ kind: 'object', words: '' })).toBe(true)
  expect(weighs({ kind: 'vote', choice: 'abstain' })).toBe(true)
  for (const kind of ['status', 'help'] as const) expect(weighs({ kind }), kind).toBe(false)
})
