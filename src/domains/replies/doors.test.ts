/** Lines that we say would work: each is understood as what it stands for, in every language. */
import { expect, test } from 'vitest'
import { LANGUAGES, openCatalogues } from '../../platform/languages/index.ts'
import { ownWords } from '../../platform/mail/inbox/own-words.ts'
import { SOURCES } from '../../site.ts'
import {
  type AboutKind,
  type Command,
  FORM_LABELS,
  formWithin,
  interestIn,
  understand,
} from '../commands/index.ts'
import { INTEREST_FIELDS } from '../people/index.ts'
import { MAIL_DOORS } from './doors.ts'
import { remedyIn } from './remedies.ts'

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
  ['amend', 'text', 'amend'],
  ['amend', 'thread', 'amend'],
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
  expect(formWithin(mail, '')).toBe('Work: Institute\nFunding: none')
  expect(formWithin('On Monday, Parley wrote:\n> Work:\n> Funding:', '')).toBeUndefined()
})

test.each(LANGUAGES)('our form in %s is understood however a program quotes it', (language) => {
  const labels = Object.values(FORM_LABELS[language]).map((said) => said.split('|')[0] ?? '')
  const filled = labels.map((label, at) => `${label}: ${at === 0 ? 'Example Institute' : ''}`)
  const empty = labels.map((label) => `${label}:`)
  const below = empty.flatMap((line) => [`> ${line}`, ...(line === empty[0] ? ['Us.'] : [])])
  const unknown = 'Am 21.11.2026 um 10:12 schrieb Parley:'
  const within = (text: string) => formWithin(text, ownWords(text).text)
  const quoted = (lines: readonly string[]) => lines.map((line) => `> ${line}`)
  for (const lines of [filled, quoted(filled), below]) {
    const text = [unknown, '', ...lines].join('\n')
    expect(interestIn(within(text) ?? '')?.command, text).toBeDefined()
    expect(within(`Here it is.\n\n${text}`)).toBeDefined()
  }
  expect(within([unknown, '', ...empty].join('\n'))).toBeUndefined()
  expect(within([unknown, '', ...quoted(empty), ''].join('\n'))).toBeUndefined()
  // Somebody else's answers, in a letter about them.
  const letter = 'I have read what you declare, and ask you to say more. '.repeat(6)
  expect(within([letter, unknown, ...quoted(filled)].join('\n'))).toBeUndefined()
})

test.each(LANGUAGES)('in %s the remedy that we show is read without its label', (language) => {
  const example = catalogues.translator(language)('replies.example.remedy')
  expect(remedyIn(example)).toBe(example.split(/[:：]\s*/)[1])
})

test('who quotes two lines of somebody else’s form states nothing of their own', () => {
  const talk = 'Look at this:\n> Work: Institute\n> Funding: none\nWho pays for it, then?\n> Yes.'
  expect(formWithin(talk, ownWords(talk).text)).toBeUndefined()
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
