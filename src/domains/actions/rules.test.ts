/** Who may do what about an action, by state and standing. */
import { describe, expect, test } from 'vitest'
import { days, type Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { isOverdue, OPEN_FOR_OFFICERS, OPEN_MAX, OPEN_OF_ONE_MAX } from './action.ts'
import type { Owner } from './action.ts'
import * as the from './actions.fixtures.ts'
import * as rules from './rules.ts'

const { ama, ben, chair, editor, secretary, stranger, ground, made, owned, kindOf, NOW } = the
const later = (NOW + days(1)) as Instant
const evidence = { words: 'e=', href: undefined }

describe('making one', () => {
  test.each<readonly [string, Actor, Owner, string]>([
    ['anybody takes something on for themselves', ama, owned(ama), 'ok'],
    ['whoever is no officer names nobody else', ama, owned(ben), 'not-officer'],
    ['nor a role', ama, { kind: 'role', role: 'chair' }, 'not-officer'],
    ['an editor of the text is no officer in this', editor, owned(ben), 'not-officer'],
    ['a chair names others', chair, owned(ben), 'ok'],
    ['a secretary does', secretary, { kind: 'body', body: the.body }, 'ok'],
    ['a rapporteur does', the.person('9', 'rapporteur'), owned(ben), 'ok'],
    [
      'who has not read what is permanent does nothing',
      stranger,
      owned(stranger),
      'undertakings-unread',
    ],
  ])('%s', (_, by, owner, expected) => {
    expect(kindOf(rules.make(ground, by, the.making(owner), NOW))).toBe(expected)
  })

  test('a day that is over, and one beyond three years, are refused', () => {
    const due = (at: Instant) => rules.make(ground, ama, the.making(owned(ama), { due: at }), NOW)
    expect(kindOf(due(NOW))).toBe('due-past')
    expect(kindOf(due((NOW + 1) as Instant))).toBe('ok')
    expect(kindOf(due((NOW + days(4 * 366)) as Instant))).toBe('due-far')
  })

  test('one place holds so many open ones and no more', () => {
    const with_ = (by: typeof ama, open: number) =>
      kindOf(rules.make(ground, by, the.making(owned(by), { open }), NOW))
    expect(with_(chair, OPEN_MAX - 1)).toBe('ok')
    expect(with_(chair, OPEN_MAX)).toBe('too-many')
    expect(with_(ama, OPEN_MAX - OPEN_FOR_OFFICERS - 1)).toBe('ok')
    expect(with_(ama, OPEN_MAX - OPEN_FOR_OFFICERS)).toBe('too-many')
  })

  test('no one person takes all the room that a place has, unless they serve there', () => {
    const with_ = (by: typeof ama, own: number) =>
      kindOf(rules.make(ground, by, the.making(owned(by), { open: own, own }), NOW))
    expect(with_(ama, OPEN_OF_ONE_MAX - 1)).toBe('ok')
    expect(with_(ama, OPEN_OF_ONE_MAX)).toBe('too-many-own')
    expect(with_(chair, OPEN_OF_ONE_MAX)).toBe('ok')
  })

  test('one’s own is open at once; another’s waits for their word', () => {
    expect(made(ama, owned(ama)).action.state.kind).toBe('open')
    expect(made(chair, owned(ben)).action.state.kind).toBe('asked')
    expect(made(chair, { kind: 'role', role: 'chair' }).action.state.kind).toBe('open')
    expect(made(chair, { kind: 'organisation', name: 'o=' }).action.state.kind).toBe('open')
  })
})

describe('answering', () => {
  const asked = made(chair, owned(ben))

  test('only whoever is asked answers, and only once', () => {
    expect(kindOf(rules.accept(asked, ama, later))).toBe('not-asked')
    expect(kindOf(rules.accept(asked, chair, later))).toBe('not-asked')
    const accepted = the.after(rules.accept(asked, ben, later))
    expect(accepted.action.state).toEqual({ kind: 'open', since: later })
    expect(kindOf(rules.decline(accepted, ben, 'r=', later))).toBe('not-asked')
  })

  test('whoever holds a role answers for it', () => {
    const role = made(chair, { kind: 'role', role: 'editor' })
    expect(kindOf(rules.accept(role, ben, later))).toBe('not-asked')
    expect(kindOf(rules.accept(role, editor, later))).toBe('ok')
  })

  test('what was declined is still open, and an officer asks another', () => {
    const declined = the.after(rules.decline(asked, ben, 'r=', later))
    expect(isOverdue(declined.action, declined.action.due)).toBe(true)
    expect(kindOf(rules.finish(declined, ben, evidence, later))).toBe('not-owner')
    expect(kindOf(rules.handOn(declined, ben, owned(ama), later))).toBe('not-owner')
    const again = the.after(rules.handOn(declined, chair, owned(ama), later))
    expect(again.action).toMatchObject({ owner: owned(ama), state: { kind: 'asked' } })
  })
})

describe('handing on', () => {
  const open = made(ama, owned(ama))

  test('its owner keeps it until the other accepts, and after a no', () => {
    const offered = the.after(rules.handOn(open, ama, owned(ben), later))
    expect(offered.action.owner).toEqual(owned(ama))
    expect(the.after(rules.accept(offered, ben, later)).action.owner).toEqual(owned(ben))
    const kept = the.after(rules.decline(offered, ben, 'r=', later)).action
    expect(kept).toMatchObject({ owner: owned(ama), state: { kind: 'open' } })
  })

  test('to oneself it changes nothing, and nobody else may', () => {
    expect(kindOf(rules.handOn(open, ama, owned(ama), later))).toBe('same-owner')
    expect(kindOf(rules.handOn(open, ben, owned(ben), later))).toBe('not-owner')
  })

  test('an officer takes it over at once', () => {
    const taken = the.after(rules.handOn(open, chair, owned(chair), later))
    expect(taken.action).toMatchObject({ owner: owned(chair), state: { kind: 'open' } })
  })
})

describe('ending', () => {
  const open = made(ama, owned(ama))

  test('nothing is done without evidence, and a link is one of ours or https', () => {
    const with_ = (words: string | undefined, href: string | undefined) =>
      kindOf(rules.finish(open, ama, { words, href }, later))
    expect(with_(undefined, undefined)).toBe('no-evidence')
    expect(with_('e=', undefined)).toBe('ok')
    expect(with_(undefined, '/texts/1')).toBe('ok')
    expect(with_(undefined, 'https://example.org/x')).toBe('ok')
    expect(with_('e=', 'http://example.org/x')).toBe('no-such-href')
    expect(with_('e=', '//example.org/x')).toBe('no-such-href')
  })

  test('its owner and the officers report it done, nobody else', () => {
    expect(kindOf(rules.finish(open, ben, evidence, later))).toBe('not-owner')
    expect(kindOf(rules.finish(open, secretary, evidence, later))).toBe('ok')
  })

  test('a chair drops it, and who took it on unasked; its named owner does not', () => {
    const named = made(chair, owned(ben))
    expect(kindOf(rules.drop(named, ben, 'r=', later))).toBe('not-dropper')
    expect(kindOf(rules.drop(named, secretary, 'r=', later))).toBe('not-dropper')
    expect(kindOf(rules.drop(named, chair, 'r=', later))).toBe('ok')
    expect(kindOf(rules.drop(open, ama, 'r=', later))).toBe('ok')
  })

  test('what has ended takes no act, and is not overdue', () => {
    const done = the.after(rules.finish(open, ama, evidence, later))
    expect(isOverdue(done.action, (the.DUE + days(9)) as Instant)).toBe(false)
    for (const result of [
      rules.finish(done, ama, evidence, later),
      rules.drop(done, chair, 'r=', later),
      rules.handOn(done, chair, owned(ben), later),
      rules.accept(done, ama, later),
    ]) {
      expect(kindOf(result)).toBe('not-open')
    }
  })
})
