/** Rules of a chat: who writes, how often, how much. No database, no clock. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, instant, seconds, type Instant } from '../../platform/values.ts'
import { NO_WAYS, type Meeting, type MeetingId } from '../meetings/index.ts'
import { anActor, somePerson } from '../people/fixtures.ts'
import { CHAT_LENGTH_MAX, CHAT_LINES_MAX, SLOW_SECONDS, type ChatLine } from './chat.ts'
import { lengthOf, mayStrike, maySay, say, type Case, type Saying } from './rules.ts'

const noon = instant('2026-11-21T12:00Z')

const aMeeting = (state: Meeting['state'] = { kind: 'planned' }): Meeting => ({
  id: '01J00000000000000000000000' as MeetingId,
  host: { kind: 'body', body: '01J00000000000000000000001' as never },
  series: undefined,
  kind: 'call',
  title: '',
  zone: 'UTC',
  local: '2026-11-21T12:00',
  fold: 'earlier',
  starts: noon,
  minutes: 60,
  ways: NO_WAYS,
  calledBy: somePerson('c'),
  calledAt: noon,
  shortNotice: undefined,
  agendaAt: undefined,
  revision: 0,
  state,
})

const aCase = (part: Partial<Case> = {}): Case => ({
  meeting: aMeeting(),
  rule: { kind: 'slow', seconds: SLOW_SECONDS },
  isOpen: true,
  actor: anActor(),
  maySpeak: true,
  runsAs: undefined,
  ...part,
})

const saying = (part: Partial<Saying> = {}): Saying => ({
  words: 'Good morning.',
  reply: { named: false, line: undefined },
  last: undefined,
  count: 0,
  now: noon,
  ...part,
})

const refusalOf = (result: {
  readonly ok: boolean
  readonly refusal?: { readonly kind: string }
}) => (result.ok ? 'fine' : result.refusal?.kind)

const cancelled = { kind: 'cancelled', at: noon, reason: '' } as const

for (const [what, part, expected] of [
  ['a member', {}, 'fine'],
  ['nobody', { actor: undefined }, 'signed-out'],
  [
    'somebody who has not read what stays',
    { actor: anActor({ agreed: new Set() }) },
    'permanence-unread',
  ],
  ['a passer-by', { maySpeak: false }, 'not-there'],
  ['whoever runs it without a seat', { maySpeak: false, runsAs: 'staff' }, 'fine'],
  ['a member of a closed room', { isOpen: false }, 'room-closed'],
  ['a member where there is no chat', { rule: { kind: 'none' } }, 'no-chat'],
  [
    'a member of a meeting that was called off',
    { meeting: aMeeting(cancelled) },
    'meeting-cancelled',
  ],
] as const) {
  test(`${what} who writes is told: ${expected}`, () => {
    expect(refusalOf(maySay(aCase(part)))).toBe(expected)
    expect(refusalOf(say(aCase(part), saying()))).toBe(expected)
  })
}

test('one waits between two lines, and whoever waits as long as they are told may write', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 90_000 }),
      fc.integer({ min: 0, max: 120 }),
      (ms, slow) => {
        const about = aCase({ rule: { kind: 'slow', seconds: slow } })
        const now = (noon + ms) as Instant
        const said = say(about, saying({ last: noon, now }))
        expect(said.ok).toBe(ms >= slow * 1_000)
        if (said.ok || said.refusal.kind !== 'too-soon') return
        expect(said.refusal.seconds).toBeGreaterThan(0)
        const later = after(now, seconds(said.refusal.seconds))
        expect(say(about, saying({ last: noon, now: later })).ok).toBe(true)
        const sooner = (later - 1_000) as Instant
        expect(say(about, saying({ last: noon, now: sooner })).ok).toBe(false)
      },
    ),
  )
})

test('two hundred characters are counted as people see them', () => {
  for (const one of ['a', '🇫🇯', '👩‍👩‍👧', 'é', 'ن', '字']) {
    expect(lengthOf(one.repeat(CHAT_LENGTH_MAX))).toBe(CHAT_LENGTH_MAX)
    const words = (count: number) => saying({ words: one.repeat(count) })
    expect(say(aCase(), words(CHAT_LENGTH_MAX)).ok).toBe(true)
    expect(say(aCase(), words(CHAT_LENGTH_MAX + 1))).toMatchObject({
      refusal: { kind: 'line-too-long', length: CHAT_LENGTH_MAX + 1, most: CHAT_LENGTH_MAX },
    })
  }
})

test('a chat that is full takes no more', () => {
  expect(say(aCase(), saying({ count: CHAT_LINES_MAX - 1 })).ok).toBe(true)
  expect(refusalOf(say(aCase(), saying({ count: CHAT_LINES_MAX })))).toBe('chat-full')
})

test('only a line of the same meeting is answered', () => {
  const line = { meeting: aMeeting().id } as ChatLine
  const other = { meeting: '01J00000000000000000000009' } as ChatLine
  expect(say(aCase(), saying({ reply: { named: true, line } })).ok).toBe(true)
  for (const wrong of [other, undefined]) {
    expect(refusalOf(say(aCase(), saying({ reply: { named: true, line: wrong } })))).toBe(
      'no-such-line',
    )
  }
})

test('whoever runs the meeting strikes a line once, also when the room is closed', () => {
  const standing = { struck: undefined }
  const struck = { struck: { at: noon, by: somePerson('c'), why: '' } }
  const closed = { isOpen: false, runsAs: 'chair' }
  expect(mayStrike(aCase(closed), standing)).toMatchObject({ ok: true, value: { role: 'chair' } })
  expect(refusalOf(mayStrike(aCase(closed), struck))).toBe('struck-already')
  expect(refusalOf(mayStrike(aCase(), standing))).toBe('runs-not')
  expect(refusalOf(mayStrike(aCase({ actor: undefined, runsAs: 'chair' }), standing))).toBe(
    'signed-out',
  )
})
