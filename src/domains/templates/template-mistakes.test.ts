/** What an author can get wrong in a template: each is named with line, field and an example. */
import { describe, expect, test, vi } from 'vitest'
import { shippedTemplates } from './shipped.ts'
import { PROBLEMS_MAX } from './located.ts'
import { checkTemplate } from './rules.ts'
import { added, FACTS, heedless, problemOf, sourced } from './template-mistakes.fixtures.ts'
import { text, words } from './template-mistakes.fixtures.ts'

const stage = (id: string, part: string) =>
  problemOf(text.replace(`  - id: ${id}\n`, `  - id: ${id}\n${part}\n`))
/** All that ship are read and checked, beside other tests. */
vi.setConfig({ testTimeout: 60_000 })

test('the shipped templates ask only for facts that somebody gives', () => {
  expect(shippedTemplates({ facts: FACTS }).length).toBeGreaterThan(1)
})

test('a file full of names, marks or tags is read no slower than it is long', () => {
  const first = (file: string) => {
    const checked = checkTemplate(file)
    return checked.ok ? undefined : checked.refusal[0]?.message
  }
  const names = Array.from({ length: 15_000 }, (_, at) => `k${at}: 1`)
  expect(first(names.join('\n'))).toContain('missing')
  expect(first('!a '.repeat(40_000))).toContain('at most one tag')
  expect(first(`${'&a '.repeat(40_000)}x`)).toContain('at most one anchor')
  expect(first(`{${'a: b,'.repeat(25_000)}}`)).toBe('this name stands here already')
})

test('a name that stands twice is told at its second line, an alias before all else', () => {
  const twice = checkTemplate('version: 1\nroles: []\nversion: 2\n')
  expect(!twice.ok && twice.refusal).toMatchObject([{ line: 3, column: 1 }])
  const aliased = checkTemplate('a: 1\na: &b 2\nc: *b\n')
  expect(!aliased.ok && aliased.refusal[0]?.message).toContain('aliases')
})

describe('names and facts', () => {
  test('a fact that nobody gives is named, with the nearest that is given', () => {
    const changed = text.replace('fact: seats.unfilled', 'fact: seats.unfiled')
    expect(problemOf(changed)).toMatchObject({
      message: 'nobody gives the fact seats.unfiled',
      example: 'seats.unfilled',
    })
  })

  test('an appeal that suspends where no gate waits for it is named', () => {
    const changed = heedless.replace(
      '  - forum: facilitator\n    standing',
      '  - forum: facilitator\n    suspends: true\n    standing',
    )
    expect(problemOf(changed)).toMatchObject({
      message: 'no gate asks appeals.open, so nothing waits for it',
    })
    const gated = changed.replace('fact: seats.unfilled', 'fact: appeals.open')
    expect(problemOf(gated)).toBeUndefined()
  })

  test('lineage by group where there are no groups is named', () => {
    const changed = text.replace('shown: by-person', 'shown: by-group')
    expect(problemOf(changed)).toBeUndefined()
    const alone = changed.replace(/grouping:\n(  .*\n)+/, 'grouping: {kind: none}\n')
    expect(problemOf(alone)).toMatchObject({ message: 'this template has no groups' })
  })

  test('a signature that nobody can give, or from no group, is named', () => {
    const rule = 'countersigned: {by: other-group, source: ours, tag: D}'
    const changed = `${text}\n${rule}\n`
    expect(problemOf(changed)).toMatchObject({
      message: 'nobody is rapporteur here, and versions are countersigned',
    })
    const served = changed.replace(
      /^roles:\n/m,
      'roles:\n  - {id: rapporteur, title: {use: chair}}\n',
    )
    expect(problemOf(served)).toBeUndefined()
    const alone = served.replace(/grouping:\n(  .*\n)+/, 'grouping: {kind: none}\n')
    expect(problemOf(alone)).toMatchObject({ message: 'this template has no groups' })
  })

  test('a family of facts that a domain announces is known by its beginning', () => {
    const changed = text.replace('fact: seats.unfilled', 'fact: hums.chair.open')
    expect(checkTemplate(changed, { facts: [...FACTS, 'hums.*'] }).ok).toBe(true)
  })

  test('a phrase that is not in the library is named, with the nearest that is', () => {
    const changed = text.replace(/^title: \{.*\}$/m, 'title: {use: approve}')
    expect(problemOf(changed)).toMatchObject({
      message: 'no such phrase: approve',
      example: 'approved',
    })
  })

  test('a phrase stands in the template as if it had been written there', () => {
    const checked = checkTemplate(text.replace(/^title: \{.*\}$/m, 'title: {use: approved}'))
    expect(checked.ok && checked.value.template.title.fr).toBe('Approuvée')
    expect(checked.ok && checked.value.canonical).not.toContain('"use"')
  })

  test('a missing language is named', () => {
    const found = problemOf(text.replace(/^(title: \{.*), pt: [^}]*\}$/m, '$1}'))
    expect(found).toMatchObject({ field: 'title.pt' })
    expect(found?.example).toBeDefined()
  })
})

describe('stages', () => {
  test('an exit to nowhere is named', () => {
    const found = stage('recruitment', `    exits: [{id: x, title: ${words}, to: nowhere}]`)
    expect(found).toMatchObject({
      field: 'stages[3].exits[0].to',
      message: 'no such name: nowhere',
    })
  })

  test('an exit of the clock needs a longest time', () => {
    const part = `    exits: [{id: x, title: ${words}, to: concluded, auto: on-expiry}]`
    expect(stage('outcome', part)?.message).toContain('never expires')
  })

  const never = (id: string) => {
    const at = text.indexOf(`  - id: ${id}\n`)
    const from = text.indexOf('    gate:\n', at)
    const next = text.slice(from + 10).search(/^( {2}- id:|\w)/m)
    const fact = (is: string) => `{fact: stage.days, ${is}, says: ${words}, ${sourced}}`
    const gate = `    gate: {all: [${fact('atMost: 1')}, ${fact('atLeast: 2')}]}\n`
    return text.slice(0, from) + gate + text.slice(from + 10 + next)
  }

  test('a stage to which nothing leads is named', () => {
    const checked = checkTemplate(never('screening'))
    const said = checked.ok ? [] : checked.refusal.map(({ message }) => message)
    expect(said.some((one) => one.startsWith('nothing leads to the stage scoping'))).toBe(true)
  })

  test('stages that go round for ever are named', () => {
    expect(problemOf(never('follow-up'))?.message).toContain('goes round for ever')
  })
})

describe('rules and electorates', () => {
  test('a share above the whole is refused', () => {
    const found = added('rules: {x: {share: yes, outOf: seats, atLeast: 3/2}}')
    expect(found).toMatchObject({ field: 'rules.x.atLeast' })
    expect(found?.message).toContain('never above 1')
  })

  test('rules in a circle are named', () => {
    expect(added('rules: {x: {rule: y}, y: {all: [{rule: x}]}}')?.message).toContain('circle')
  })

  test('rules that would unfold without end are refused in time', () => {
    const lines = Array.from(
      { length: 30 },
      (_, at) => `  r${at}: {all: [{rule: r${at + 1}}, {rule: r${at + 1}}]}`,
    )
    const last = '  r30: {share: yes, outOf: seats, atLeast: 1/2}'
    expect(added(`rules:\n${lines.join('\n')}\n${last}`)?.message).toContain('unfolds to more')
  })

  test('an empty house is named', () => {
    const houses = `houses: [{id: upper, label: ${words}}]`
    const found = added(
      `electorates: [{id: council, title: ${words}, body: table, counts: seats, ` +
        `${houses}, ${sourced}}]`,
    )
    expect(found).toMatchObject({
      field: 'electorates[0].houses[0]',
      message: 'nobody sits in the house upper',
    })
  })

  test('an unknown role, a rule that is not there and a house of nobody are named', () => {
    const decision = (by: string, rule: string) =>
      added(
        `decisions: [{id: x, title: ${words}, by: ${by}, rule: ${rule}, subject: text, ` +
          `outcomes: [{id: yes, title: ${words}, passes: true}]}]`,
      )
    expect(decision('{roles: [emperor]}', 'y')?.message).toBe('no such name: y')
    const share = '{share: yes, outOf: seats, moreThan: 1/2}'
    expect(decision('{roles: [emperor]}', share)).toMatchObject({
      field: 'decisions[0].by.roles[0]',
    })
    expect(decision('{electorate: senate}', share)).toMatchObject({
      field: 'decisions[0].by.electorate',
    })
  })
})

describe('windows and groups', () => {
  test('a window whose shortest time is above its longest is named', () => {
    const changed = text.replace('max: {for: P6W, source: longer', 'max: {for: P1D, source: longer')
    expect(problemOf(changed)?.message).toContain('is longer than P1D')
  })

  test('a window that lasts no time closes before it opens', () => {
    const from = text.indexOf('  - kind: call\n')
    const call = text
      .slice(from)
      .replace(/(min|default|max): \{for: P\w+,/g, (_, name: string) => `${name}: {for: P0D,`)
    expect(problemOf(text.slice(0, from) + call)?.message).toContain('closes before it opens')
  })

  test('more groups cannot be asked than there are', () => {
    const span = (of: string) => `{for: ${of}, ${sourced}}`
    const count = (of: number) => `{count: ${of}, ${sourced}}`
    const found = added(
      `stopTheClock: {groups: ${count(40)}, within: ${span('P7D')}, ` +
        `lasts: ${span('P7D')}, times: ${count(1)}}`,
    )
    expect(found).toMatchObject({ field: 'stopTheClock.groups.count' })
  })
})

describe('files made to hurt', () => {
  test('ten megabytes are refused before they are read', () => {
    expect(checkTemplate('a'.repeat(10_000_000))).toMatchObject({ ok: false })
  })

  test('brackets and lists without end are refused before they are read', () => {
    for (const bomb of ['['.repeat(300_000), '- '.repeat(150_000), '{a: '.repeat(90_000)]) {
      expect(checkTemplate(bomb)).toMatchObject({ ok: false, refusal: [{ line: 1 }] })
    }
  })

  test('a thousand mistakes are answered with a bounded list', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => `x${at}: 1`).join('\n')
    const checked = checkTemplate(`${text}\n${many}\n`)
    expect(checked.ok ? 0 : checked.refusal.length).toBeLessThanOrEqual(PROBLEMS_MAX)
    expect(checked.ok).toBe(false)
  })
})
