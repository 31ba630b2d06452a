/**
 * The same rules counted a second time, naively, in exact rationals, from plain data. Shares no
 * code and no types with `evaluate.ts`: where the two differ, one of them is wrong. Draws no lot
 * and ranks nobody: only whether a rule is met; what officers find is taken as it is given.
 */
type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data }
type Thing = { readonly [key: string]: Data }

const thing = (value: Data | undefined): Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : {}
const list = (value: Data | undefined): readonly Data[] => (Array.isArray(value) ? value : [])
const text = (value: Data | undefined): string => (typeof value === 'string' ? value : '')

/** A rational number. */
type Ratio = { readonly n: bigint; readonly d: bigint }
const ratio = (value: Data | undefined): Ratio => {
  const written = String(value)
  if (written.endsWith('%')) return { n: BigInt(written.slice(0, -1)), d: 100n }
  const [n = '0', d = '1'] = written.split('/')
  return { n: BigInt(n), d: BigInt(d) }
}

const KEYS = ['moreThan', 'atLeast', 'atMost', 'lessThan']

/** Whether `have` of `whole` keeps the rule's limit. */
function keeps(have: bigint, whole: bigint, rule: Thing): boolean {
  if (whole === 0n) return false
  const key = KEYS.find((one) => rule[one] !== undefined) ?? ''
  const limit = ratio(rule[key])
  const gap = have * limit.d - whole * limit.n
  if (key === 'moreThan') return gap > 0n
  if (key === 'atLeast') return gap >= 0n
  return key === 'atMost' ? gap <= 0n : gap < 0n
}

type Counted = { readonly voice: Thing; readonly choice: string | undefined }

/** Everybody's last ballot, related voices put together as the situation says. */
function counted(situation: Thing, round: number): readonly Counted[] {
  const ballots = list(list(situation['rounds'])[round]).map(thing)
  const all = list(situation['voices']).map(thing)
  const each = all.map((voice) => {
    const own = ballots.filter((ballot) => ballot['voice'] === voice['id'])
    const last = voice['recused'] === true ? undefined : own[own.length - 1]
    return { voice, choice: last && text(last['choice']) }
  })
  const how = situation['counting']
  if (how === 'organisation') return together(each)
  if (how !== 'identical-of-organisation') return each
  return each.filter(({ voice, choice }, at) => {
    const same = (other: Counted) =>
      other.choice === choice && other.voice['organisation'] === voice['organisation']
    return (
      voice['organisation'] === undefined || choice === undefined || each.findIndex(same) === at
    )
  })
}

function together(each: readonly Counted[]): readonly Counted[] {
  const done: Data[] = []
  const result: Counted[] = []
  for (const one of each) {
    const organisation = one.voice['organisation']
    if (organisation === undefined) result.push(one)
    else if (!done.includes(organisation)) {
      done.push(organisation)
      const own = each.filter(({ voice }) => voice['organisation'] === organisation)
      const may = own.find(({ voice }) => voice['recused'] !== true) ?? one
      const said = [...new Set(own.flatMap(({ choice }) => choice ?? []))]
      result.push({ voice: may.voice, choice: said.length === 1 ? said[0] : undefined })
    }
  }
  return result
}

const sum = (roll: readonly Counted[]): bigint =>
  roll.reduce((total, { voice }) => total + BigInt(Number(voice['weight'])), 0n)

const inPart = (roll: readonly Counted[], parts: Thing): readonly Counted[] =>
  roll.filter(({ voice }) =>
    Object.keys(parts).every((division) => thing(voice['parts'])[division] === parts[division]),
  )

function wholeOf(rule: Thing, roll: readonly Counted[]): bigint {
  const free = roll.filter(({ voice }) => voice['recused'] !== true)
  const cast = roll.filter(({ choice }) => choice !== undefined)
  if (rule['outOf'] === 'seats') return sum(rule['recused'] === 'stay' ? roll : free)
  if (rule['outOf'] === 'present') {
    return sum(
      free.filter(({ voice, choice }) => voice['present'] === true || choice !== undefined),
    )
  }
  return sum(rule['outOf'] === 'cast' ? cast.filter(({ choice }) => choice !== 'abstain') : cast)
}

/** Whether it is met, is not, or waits for something that nobody found yet. */
type Answer = 'yes' | 'no' | 'open'
const told = (met: boolean, waits = false): Answer => (met ? 'yes' : waits ? 'open' : 'no')

/**
 * @param rule the rule as JSON, named rules put in place
 * @param situation what was found, as JSON
 * @returns whether the rule is met
 */
export const recount = (rule: Data, situation: Data): boolean => {
  const found = thing(situation)
  return answer(thing(rule), found, (round) => counted(found, round)) === 'yes'
}

/** The voices of a round, or those of them that are in the part that is judged. */
type Rounds = (round: number) => readonly Counted[]

/** So many of the answers are yes, or may still be. */
function atLeast(needed: number, answers: readonly Answer[]): Answer {
  const yes = answers.filter((one) => one === 'yes').length
  const never = answers.filter((one) => one === 'no').length
  return told(yes >= needed, answers.length - never >= needed)
}

function answer(rule: Thing, situation: Thing, of: Rounds, at = 0): Answer {
  const one = (part: Data) => answer(thing(part), situation, of, at)
  const all = list(rule['all']).map(one)
  if (rule['all'] !== undefined) return atLeast(all.length, all)
  if (rule['any'] !== undefined) return atLeast(1, list(rule['any']).map(one))
  if (rule['some'] !== undefined) return atLeast(Number(rule['some']), list(rule['of']).map(one))
  if (rule['unless'] !== undefined) {
    const inner = one(rule['unless'])
    if (JSON.stringify(rule).includes('"temperature":"advisory"')) return 'no'
    return inner === 'open' ? 'open' : told(inner === 'no')
  }
  if (rule['each'] !== undefined) {
    const division = text(rule['each'])
    const answers = list(rule['among']).map((part) => {
      const own: Rounds = (round) => inPart(of(round), { [division]: part })
      return answer(thing(rule['passes']), situation, own, at)
    })
    return atLeast(answers.length, answers)
  }
  if (rule['rounds'] !== undefined) return rounds(rule, situation, of)
  return votes(rule, situation, of(at)) ?? beside(rule, situation, of(at))
}

function votes(rule: Thing, situation: Thing, all: readonly Counted[]): Answer | undefined {
  const roll = inPart(all, thing(rule['in']))
  if (rule['share'] !== undefined) return told(share(rule, situation, roll))
  if (rule['turnout'] !== undefined) {
    const cast = roll.filter(({ choice }) => choice !== undefined)
    return told(keeps(sum(cast), sum(roll.filter(({ voice }) => voice['recused'] !== true)), rule))
  }
  if (rule['count'] !== undefined) {
    return told(keeps(sum(roll.filter(({ choice }) => choice === rule['count'])), 1n, rule))
  }
  if (rule['spread'] !== undefined) {
    const said = all.filter(({ choice }) => choice === rule['spread'])
    const over = text(rule['over'])
    const parts = list(rule['among']).filter((part) => inPart(said, { [over]: part }).length > 0)
    return told(parts.length >= Number(rule['atLeast']))
  }
  return undefined
}

function share(rule: Thing, situation: Thing, roll: readonly Counted[]): boolean {
  const have = sum(roll.filter(({ choice }) => choice === rule['share']))
  const whole = wholeOf(rule, roll)
  if (keeps(have, whole, rule)) return true
  const limit = ratio(rule['moreThan'] ?? '0/1')
  const tied = rule['moreThan'] !== undefined && whole > 0n && have * limit.d === whole * limit.n
  return tied && rule['tie'] === 'chair' && situation['casting'] === rule['share']
}

function rounds(rule: Thing, situation: Thing, of: Rounds): Answer {
  for (const [at, round] of list(rule['rounds']).entries()) {
    if (at >= list(situation['rounds']).length) return 'open'
    const { valid, passes } = thing(round)
    const validity = valid === undefined ? 'yes' : answer(thing(valid), situation, of, at)
    if (validity === 'open') return 'open'
    if (validity === 'yes') return answer(thing(passes), situation, of, at)
  }
  return 'no'
}

/** What is counted or found without a vote. */
function beside(rule: Thing, situation: Thing, roll: readonly Counted[]): Answer {
  const objections = list(situation['objections']).map(thing)
  const reasoned = situation['reasons'] === true
  const unjudged = situation['reasons'] === undefined
  if (rule['sustained'] !== undefined) {
    if (objections.some(({ sustained }) => sustained === true)) return 'no'
    if (rule['support'] === undefined) return told(reasoned, unjudged)
    const said = roll.filter(({ choice }) => choice === 'support')
    const seats = roll.filter(({ voice }) => voice['recused'] !== true)
    return told(keeps(sum(said), sum(seats), { atLeast: rule['support'] }))
  }
  if (rule['disposed'] !== undefined) {
    return told(reasoned && objections.every(({ disposed }) => disposed === true), unjudged)
  }
  if (rule['silence'] !== undefined) {
    const { over, objected } = thing(situation['notice'])
    return told(over === true && objected !== true, objected !== true)
  }
  if (rule['designated'] !== undefined) {
    const level = situation['designated']
    return told(level !== undefined && list(rule['designated']).includes(level), !level)
  }
  if (rule['panel'] !== undefined) {
    const { panel } = situation
    return told(panel === 'for' && rule['binding'] === true, panel === undefined)
  }
  return people(rule, situation)
}

/** Petitions, signatures, lots and scores. */
function people(rule: Thing, situation: Thing): Answer {
  const different = (all: readonly Data[]) => new Set(all).size
  if (rule['petition'] !== undefined) {
    const { opened, closes, supporters } = thing(situation['petition'])
    const inTime = list(supporters)
      .map(thing)
      .filter(({ at }) => Number(at) >= Number(opened) && Number(at) < Number(closes))
    const own = rule['petition'] === 'persons' ? 'person' : 'organisation'
    return told(different(inTime.flatMap((one) => one[own] ?? [])) >= Number(rule['atLeast']))
  }
  if (rule['signed'] !== undefined) {
    return told(different(list(situation['signed'])) >= Number(rule['atLeast']))
  }
  if (rule['lot'] !== undefined) {
    const { qualified, seed } = thing(situation['lot'])
    if (seed === undefined) return 'open'
    return told(different(list(qualified)) >= Number(rule['lot']))
  }
  if (rule['scored'] !== undefined) {
    const applications = list(thing(situation['scored'])['applications']).map(thing)
    if (applications.length === 0) return 'open'
    return told(applications.some((one) => deserves(one, rule, thing(situation['scored']))))
  }
  return 'no'
}

/** Enough reviewers without a conflict, who gave it the least sum that is asked for. */
function deserves(application: Thing, rule: Thing, scoring: Thing): boolean {
  const conflicts = list(scoring['conflicts']).map(thing)
  const of = (one: Thing) => one['application'] === application['id']
  const own = list(scoring['scores'])
    .map(thing)
    .filter((score) => of(score) && !conflicts.some((one) => of(one) && same(one, score)))
  const reviewers = own.filter((score, at) => own.findIndex((one) => same(one, score)) === at)
  if (reviewers.length < Number(rule['reviewers'])) return false
  let total = 0n
  for (const reviewer of reviewers) {
    for (const criterion of list(rule['criteria']).map(thing)) {
      const last = own.findLast(
        (score) => same(score, reviewer) && score['criterion'] === criterion['id'],
      )
      const points = Math.min(Number(last?.['points'] ?? 0), Number(criterion['max']))
      total += BigInt(points) * BigInt(Number(criterion['weight'] ?? 1))
    }
  }
  return total >= BigInt(Number(rule['least'] ?? 0)) * BigInt(reviewers.length)
}

const same = (one: Thing, other: Thing): boolean => one['reviewer'] === other['reviewer']
