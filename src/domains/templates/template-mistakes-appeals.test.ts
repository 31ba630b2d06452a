/** What an author can get wrong in overrides, appeals and limits: named, with an example. */
import { describe, expect, test } from 'vitest'
import { checkTemplate, templateWarnings } from './rules.ts'
import { added, heedless, problemOf, sourced, text, words } from './template-mistakes.fixtures.ts'

describe('overrides', () => {
  const own = (part: string) => text.replace(/^(overrides:\n)/m, `$1  ${part}\n`)

  test('somebody who may override only one thing and is no role is named', () => {
    expect(problemOf(own('gates: [emperor]'))).toMatchObject({
      field: 'overrides.gates[0]',
      message: 'no such name: emperor',
    })
  })

  test('it may be left to nobody, but what nobody resumes must run on by itself', () => {
    expect(checkTemplate(own('ends: []')).ok).toBe(true)
    const parked = `    exits: [{id: x, title: ${words}, to: suspended}]`
    const changed = own('ends: []').replace('  - id: outcome\n', `  - id: outcome\n${parked}\n`)
    expect(problemOf(changed)).toMatchObject({
      message: 'nobody may let the process run again: overrides.ends is empty',
    })
  })
})

describe('appeals', () => {
  const span = `{for: P14D, ${sourced}}`
  const forum = (more = '', who = 'chair') =>
    `{forum: ${who}, standing: ${words}, grounds: ${words}, fileWithin: ${span}, ` +
    `answerWithin: ${span}, remedy: ${words}${more}}`
  const ladder = (against: string, rung = forum(), id = 'conduct') =>
    added(`appealLadders: [{id: ${id}, title: ${words}, against: [${against}], rungs: [${rung}]}]`)

  test('several ladders are sound, each for its own matters', () => {
    expect(ladder('{conduct: chair}, {designation: consensus}')).toBeUndefined()
    expect(ladder('{any: true}', forum(', from: {tookPart: true}'))).toBeUndefined()
  })

  test('what a ladder is for must be there, and so must its forum and whom it is open to', () => {
    const problems = [
      ladder('{decision: none}'),
      ladder('{document: none}'),
      ladder('{conduct: emperor}'),
      ladder('{any: true}', forum('', 'emperor')),
      ladder('{any: true}', forum(', from: {roles: [emperor]}')),
    ]
    expect(problems.map((found) => found?.field)).toEqual([
      'appealLadders[0].against[0].decision',
      'appealLadders[0].against[0].document',
      'appealLadders[0].against[0].conduct',
      'appealLadders[0].rungs[0].forum',
      'appealLadders[0].rungs[0].from.roles[0]',
    ])
  })

  test('a rung that is open to nobody, and a name that is taken, are named', () => {
    expect(ladder('{any: true}', forum(', from: {}'))?.message).toContain('roles, or tookPart')
    expect(ladder('{any: true}', forum(), 'appeals')?.message).toContain('has none')
  })

  test('a duty begins only with an appeal that there is', () => {
    const trigger = (of: string) =>
      problemOf(text.replace(/^ {4}(after|trigger): \{.*\}$/m, `    trigger: ${of}`))
    expect(trigger('{appeal: filed}')).toBeUndefined()
    expect(trigger('{appeal: answered, ladder: none}')).toMatchObject({
      message: 'no such name: none',
      example: 'appeals',
    })
  })

  test('a forum that has something repeated, for which nothing waits, is a warning', () => {
    const checked = checkTemplate(heedless)
    if (!checked.ok) throw new Error('unsound')
    const [warning, ...others] = templateWarnings(heedless, checked.value.template)
    expect(warning).toMatchObject({ field: 'appeals[0]' })
    expect(warning?.message).toContain('no gate asks appeals.owed')
    expect(others).toEqual([])
    const waits = checkTemplate(text)
    if (!waits.ok) throw new Error('unsound')
    expect(templateWarnings(text, waits.value.template)).toEqual([])
  })
})

describe('limits', () => {
  const limit = (part: string) =>
    added(`limits: [{id: track, title: ${words}, within: {for: P18M, ${sourced}}, ${part}}]`)

  test('a span from one stage to a later one is sound, with or without an end by the clock', () => {
    expect(limit('entering: intake, leaving: plenary')).toBeUndefined()
    expect(limit('entering: intake, leaving: intake, exit: {to: terminated}')).toBeUndefined()
  })

  test('stages that are not there or the wrong way round, a clock that stays, are named', () => {
    const problems = [
      limit('entering: nowhere, leaving: plenary'),
      limit('entering: plenary, leaving: intake'),
      limit('entering: intake, leaving: plenary, exit: {to: screening}'),
      limit('entering: intake, leaving: plenary, exit: {to: suspended}'),
      limit('entering: intake, leaving: plenary, when: {decision: track, outcome: fast}'),
    ]
    expect(problems.map((found) => found?.field)).toEqual([
      'limits[0].entering',
      'limits[0].leaving',
      'limits[0].exit.to',
      'limits[0].exit.to',
      'limits[0].when.decision',
    ])
    expect(problems[2]).toMatchObject({ example: 'to: terminated' })
  })

  test('a limit shorter than one of its stages, and a duty after none, are named', () => {
    const track =
      `limits: [{id: track, title: ${words}, within: {for: P7D, ${sourced}}, ` +
      'entering: intake, leaving: screening}]'
    expect(added(track)).toMatchObject({ field: 'limits[0].within', example: 'for: P2W' })
    const duty = text.replace(/^ {4}after: \{.*\}$/m, '    trigger: {limit: track, is: passed}')
    expect(problemOf(duty)).toMatchObject({ field: 'duties[0].trigger.limit' })
  })
})
