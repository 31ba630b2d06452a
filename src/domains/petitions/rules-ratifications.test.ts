/** Ratifications as rules: which body said what by whose rule, and what is missing. */
import { describe, expect, test } from 'vitest'
import { after, days, instant, minutes } from '../../platform/values.ts'
import {
  facilitator,
  importer,
  inRole,
  noon,
  signedOut,
  stranger,
} from '../processes/processes.fixtures.ts'
import type { By } from '../processes/index.ts'
import { shippedTemplates } from '../templates/index.ts'
import { first, kindOf, personOf, running, second, template, third } from './petitions.fixtures.ts'
import {
  ask,
  innerRule,
  judgeVotes,
  mayAnswer,
  mayAsk,
  ratificationFactsOf,
  ratificationPhase,
  ratificationRule,
  standingOfBody,
  type Answer,
  type Asked,
  type RatificationCase,
  type RatificationId,
  type Votes,
} from './index.ts'

const found = ratificationRule(template, 'chartering')
if (!found) throw new Error('no rule')
const ratified = found
const rid = '01J0000000000000000000RTFC' as string as RatificationId
const asking = { id: rid, rule: 'chartering', subject: 'subject=', href: '/texts/x' }
const chairOf = (slug: string): By => {
  const by = inRole('chair')
  if (by.kind !== 'person' || !by.actor) return by
  const roles = by.actor.roles.map((role) => ({ ...role, slug, body: slug as typeof role.body }))
  return { kind: 'person', actor: { ...by.actor, roles } }
}
const votes = (yes: number, no: number, abstain: number, of = 15): Votes => ({
  yes,
  no,
  abstain,
  of,
})
const answer = (body: string, finding: Answer['finding']): Answer => ({
  ratification: rid,
  body,
  finding,
  votes: votes(15, 0, 0),
  ballot: undefined,
  by: personOf(1),
  role: `${body}-chair`,
  reasons: 'why=',
  at: noon,
})

function asked(answers: readonly Answer[] = [], part: Partial<RatificationCase> = {}) {
  const process = running(second)
  const made = ask({ process, template, earlier: [] }, facilitator, asking, noon)
  if (!made.ok) throw new Error(made.refusal.kind)
  return { process, template, rule: ratified, ratification: made.value, answers, ...part }
}

const missing = (about: Asked & Pick<RatificationCase, 'process'>, now = noon) =>
  ratificationFactsOf({ process: about.process, template, earlier: [about] }, now)[
    'ratifications.chartering.missing'
  ]

describe('a ratification', () => {
  test('is pending until enough bodies said yes, and fifteen to none is a yes (T-16)', () => {
    const inner = innerRule(ratified, 'alac', template)
    const judged = inner && judgeVotes(inner, votes(15, 0, 0))
    expect(judged?.ok && judged.value.finding).toBe('yes')
    expect(ratificationPhase(asked(), noon)).toBe('pending')
    expect(missing(asked())).toMatchObject({ value: 2, of: 2, since: noon })
    expect(missing(asked([answer('alac', 'yes')]))?.value).toBe(1)
    const both = asked([answer('alac', 'yes'), answer('table', 'yes')])
    expect(ratificationPhase(both, noon)).toBe('ratified')
    expect(missing(both)?.value).toBe(0)
  })

  test('is judged by the rule of the body and not by whoever records it', () => {
    const inner = innerRule(ratified, 'alac', template)
    if (!inner) throw new Error('no rule')
    const finding = (some: Votes) => {
      const judged = judgeVotes(inner, some)
      return judged.ok ? judged.value.finding : judged.refusal.kind
    }
    expect(finding(votes(7, 0, 8))).toBe('no')
    expect(finding(votes(8, 7, 0))).toBe('yes')
    expect(finding(votes(8, 8, 0))).toBe('votes-wrong')
    expect(finding(votes(0, 0, 0, 0))).toBe('votes-wrong')
    expect(finding(votes(-1, 0, 0))).toBe('votes-wrong')
    const houses = { each: 'house', among: ['a', 'b'], passes: inner } as const
    expect(kindOf(judgeVotes(houses, votes(15, 0, 0)))).toBe('needs-ballot')
  })

  test('is given by silence only where the template says so, at the hour it names', () => {
    const about = asked([answer('alac', 'yes')])
    const until = instant('2026-04-01T23:59Z')
    expect(standingOfBody(about, 'gac', noon)).toEqual({ kind: 'waiting', until })
    expect(missing(about, after(until, minutes(-1)))?.value).toBe(1)
    expect(standingOfBody(about, 'gac', until)).toEqual({ kind: 'silent', since: until })
    expect(ratificationPhase(about, until)).toBe('ratified')
    const forEver = after(noon, days(4_000))
    expect(standingOfBody(about, 'table', forEver)).toEqual({ kind: 'waiting', until: undefined })
    expect(kindOf(mayAnswer(about, 'gac', chairOf('gac'), until))).toBe('silence-ratified')
  })

  test('is refused once too many said no, and may then be asked for anew', () => {
    const one = asked([answer('alac', 'no')])
    const two = asked([answer('alac', 'no'), answer('gac', 'no')])
    expect(ratificationPhase(one, noon)).toBe('pending')
    expect(ratificationPhase(two, noon)).toBe('refused')
    const again = (earlier: readonly Asked[], by: By = facilitator) =>
      kindOf(mayAsk({ process: running(second), template, earlier }, 'chartering', by, noon))
    expect(again([one])).toBe('asked-already')
    expect(again([two])).toBeUndefined()
    expect(again([], stranger)).toBe('not-in-role')
    expect(again([], signedOut)).toBe('signed-out')
  })

  test('is void once the process went back to where it was asked for', () => {
    const back = running(first, after(noon, days(1)))
    const on = running(third, after(noon, days(1)))
    const full = [answer('alac', 'yes'), answer('table', 'yes')]
    expect(ratificationPhase(asked(full, { process: on }), noon)).toBe('ratified')
    expect(ratificationPhase(asked(full, { process: back }), noon)).toBe('void')
    expect(missing(asked(full, { process: back }))).toEqual({ value: 2, of: 2 })
    const answering = mayAnswer(asked([], { process: back }), 'alac', chairOf('alac'), noon)
    expect(kindOf(answering)).toBe('ratification-not-now')
  })

  test('is answered for a body by those who lead that body, once', () => {
    const may = (body: string, by: By, answers: readonly Answer[] = []) =>
      kindOf(mayAnswer(asked(answers), body, by, noon))
    expect(may('alac', chairOf('alac'))).toBeUndefined()
    expect(may('alac', chairOf('gac'))).toBe('not-in-role')
    expect(may('alac', facilitator)).toBe('not-in-role')
    expect(may('table', facilitator)).toBeUndefined()
    expect(may('alac', signedOut)).toBe('signed-out')
    expect(may('alac', importer)).toBe('not-reported')
    expect(may('board', chairOf('board'))).toBe('not-asked')
    expect(may('alac', chairOf('alac'), [answer('alac', 'no')])).toBe('answered-already')
  })
})

test('every shipped template names for each body a rule that some answer decides', () => {
  for (const { template: shipped, pin } of shippedTemplates()) {
    for (const one of shipped.ratifications) {
      for (const { body, silence } of one.bodies) {
        const inner = innerRule(one, body, shipped)
        const finding = (some: Votes) => {
          const judged = inner && judgeVotes(inner, some)
          return judged?.ok ? judged.value.finding : judged?.refusal.kind
        }
        const named = [pin.name, one.id, body]
        // A body that ratifies by silence is asked for nothing but an objection.
        const isSilence = inner && 'silence' in inner
        expect([...named, finding(votes(15, 0, 0))]).toEqual([
          ...named,
          isSilence ? 'undecided' : 'yes',
        ])
        expect([...named, finding(votes(0, 1, 0))]).toEqual([...named, 'no'])
        if (isSilence) expect(silence).toBeDefined()
      }
    }
  }
})
