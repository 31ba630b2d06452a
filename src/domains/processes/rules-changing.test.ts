/** When a process may come under other rules, and what stays under the old ones. */
import { describe, expect, test } from 'vitest'
import { after, days, type Instant } from '../../platform/values.ts'
import { checkTemplate, pinned, type Template } from '../templates/index.ts'
import { CONVENING } from '../templates/templates.fixtures.ts'
import { asOf } from './process.ts'
import { aDocument, aProcess, inStage, noon } from './processes.fixtures.ts'
import { changeRules } from './rules-changing.ts'
import { dutiesOf } from './rules-duties.ts'

const before = CONVENING.template
const at = (day: number) => after(noon, days(day))
const own = (change: Partial<Template>) => {
  const { template, pin } = pinned({ ...before, template: 'own-table', version: '1', ...change })
  return { before, after: template, pin }
}
const nothing = { windows: [], documents: [] }
const longer = own({ purpose: before.lastWord })

describe('a process comes under other rules', () => {
  test('from the hour on, while what began before stays under the old ones', () => {
    const process = aProcess()
    const changed = changeRules(process, longer, nothing, noon)
    if (!changed.ok) throw new Error(changed.refusal.kind)
    expect(changed.value.pin).toEqual(longer.pin)
    expect(asOf(changed.value, (noon - 1) as Instant).pin).toEqual(process.pin)
    expect(asOf(changed.value, noon).pin).toEqual(longer.pin)
  })

  test('twice, and each thing finds the rules of its own day', () => {
    const first = changeRules(aProcess(), longer, nothing, noon)
    if (!first.ok) throw new Error(first.refusal.kind)
    const next = { ...own({ version: '2' }), before: longer.after }
    const second = changeRules(first.value, next, nothing, at(10))
    if (!second.ok) throw new Error(second.refusal.kind)
    expect(asOf(second.value, at(-1)).pin).toEqual(CONVENING.pin)
    expect(asOf(second.value, at(9)).pin).toEqual(longer.pin)
    expect(asOf(second.value, at(10)).pin).toEqual(next.pin)
  })

  test('not into those it has, nor once it has ended, nor without end', () => {
    const same = { before, after: before, pin: CONVENING.pin }
    expect(changeRules(aProcess(), same, nothing, noon)).toMatchObject({
      refusal: { kind: 'same-rules' },
    })
    const ended = aProcess({ state: { kind: 'concluded', concludedAt: noon } })
    expect(changeRules(ended, longer, nothing, noon)).toMatchObject({
      refusal: { kind: 'not-running' },
    })
    const spell = { pin: CONVENING.pin, until: noon, duties: [] }
    const often = aProcess({ earlier: Array.from({ length: 40 }, () => spell) })
    expect(changeRules(often, longer, nothing, noon)).toMatchObject({
      refusal: { kind: 'too-many-changes', most: 40 },
    })
  })

  test('not into rules in which its own past has no name', () => {
    const process = inStage('screening')
    const stages = before.stages.filter(({ id }) => id !== 'screening')
    expect(changeRules(process, own({ stages }), nothing, noon)).toMatchObject({
      refusal: { kind: 'history-lost', part: 'stages', ids: ['screening'] },
    })
    const documents = [aDocument({ artefact: 'minutes' })]
    const artefacts = before.artefacts.filter(({ id }) => id !== 'minutes')
    expect(changeRules(process, own({ artefacts }), { ...nothing, documents }, noon)).toMatchObject(
      { refusal: { kind: 'history-lost', part: 'artefacts', ids: ['minutes'] } },
    )
  })
})

test('what arose under the old rules is owed as they said, and no new duty before its day', () => {
  const rule = {
    id: 'report',
    owner: 'chair',
    does: before.title,
    trigger: { stage: 'screening', is: 'entered' },
    artefact: 'minutes',
    within: { for: 'P2D', source: 's', tag: 'D' },
  } as const
  const process = {
    ...inStage('screening'),
    earlier: [{ pin: CONVENING.pin, until: at(1), duties: [rule] }],
  }
  const other = { ...rule, id: 'other', within: { ...rule.within, for: 'P9D' } }
  const template = { ...before, duties: [other, { ...rule, within: other.within }] }
  const owed = dutiesOf(process, template, nothing, at(30))
  expect(owed.map(({ rule: { id, within } }) => [id, within.for])).toEqual([['report', 'P2D']])
})

describe('rules say by which rule they are changed', () => {
  const check = (changes: unknown) => {
    const checked = checkTemplate(JSON.stringify({ ...before, changes }))
    return checked.ok ? [] : checked.refusal.map(({ field, message }) => `${field}: ${message}`)
  }

  test('by a call in a window that a stage has', () => {
    expect(check({ proposedBy: ['chair'], adoptedBy: { window: 'call' } })).toEqual([])
    expect(check({ proposedBy: ['chair'], adoptedBy: { window: 'nowhere' } })).toEqual([
      'changes.adoptedBy.window: no such name: nowhere',
    ])
    const unheld = { proposedBy: ['nobody'], adoptedBy: { window: 'call', ladder: 'none' } }
    expect(check(unheld)).toEqual([
      'changes.proposedBy[0]: no such name: nobody',
      'changes.adoptedBy.ladder: no such name: none',
    ])
  })

  test('by a decision of an electorate, and not by officers alone', () => {
    expect(check({ proposedBy: ['chair'], adoptedBy: { decision: 'screen' } })).toEqual([
      'changes.adoptedBy.decision: no such name: screen',
    ])
  })
})
