/**
 * The same rules counted a second time, naively, in exact rationals, from plain data. Shares no
 * code and no types with `evaluate.ts`: where the two differ, one of them is wrong. Judges ballots
 * and what is counted beside them; what officers find is taken as it is given.
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

/**
 * @param rule the rule as JSON, named rules put in place
 * @param situation what was found, as JSON
 * @returns whether the rule is met
 */
export const recount = (rule: Data, situation: Data): boolean =>
  holds(thing(rule), thing(situation), counted(thing(situation), 0))

function holds(rule: Thing, situation: Thing, roll: readonly Counted[]): boolean {
  const one = (part: Data) => holds(thing(part), situation, roll)
  if (rule['all'] !== undefined) return list(rule['all']).every(one)
  if (rule['any'] !== undefined) return list(rule['any']).some(one)
  if (rule['unless'] !== undefined) return !one(rule['unless'])
  if (rule['some'] !== undefined) {
    return list(rule['of']).filter(one).length >= Number(rule['some'])
  }
  if (rule['each'] !== undefined) {
    const division = text(rule['each'])
    return list(rule['among']).every((part) =>
      holds(thing(rule['passes']), situation, inPart(roll, { [division]: part })),
    )
  }
  if (rule['rounds'] !== undefined) return rounds(rule, situation)
  if (rule['share'] !== undefined) return share(rule, situation, inPart(roll, thing(rule['in'])))
  if (rule['turnout'] !== undefined) {
    const own = inPart(roll, thing(rule['in']))
    const cast = own.filter(({ choice }) => choice !== undefined)
    return keeps(sum(cast), sum(own.filter(({ voice }) => voice['recused'] !== true)), rule)
  }
  if (rule['count'] !== undefined) {
    const said = inPart(roll, thing(rule['in'])).filter(({ choice }) => choice === rule['count'])
    return keeps(sum(said), 1n, rule)
  }
  if (rule['spread'] !== undefined) {
    const said = roll.filter(({ choice }) => choice === rule['spread'])
    const over = text(rule['over'])
    const parts = list(rule['among']).filter((part) => inPart(said, { [over]: part }).length > 0)
    return parts.length >= Number(rule['atLeast'])
  }
  return beside(rule, situation, roll)
}

function share(rule: Thing, situation: Thing, roll: readonly Counted[]): boolean {
  const have = sum(roll.filter(({ choice }) => choice === rule['share']))
  const whole = wholeOf(rule, roll)
  if (keeps(have, whole, rule)) return true
  const limit = ratio(rule['moreThan'] ?? '0/1')
  const tied = rule['moreThan'] !== undefined && whole > 0n && have * limit.d === whole * limit.n
  return tied && rule['tie'] === 'chair' && situation['casting'] === rule['share']
}

function rounds(rule: Thing, situation: Thing): boolean {
  for (const [at, round] of list(rule['rounds']).entries()) {
    if (at >= list(situation['rounds']).length) return false
    const { valid, passes } = thing(round)
    const roll = counted(situation, at)
    if (valid === undefined || holds(thing(valid), situation, roll)) {
      return holds(thing(passes), situation, roll)
    }
  }
  return false
}

/** Petitions, signatures, and objections: what is counted without ballots. */
function beside(rule: Thing, situation: Thing, roll: readonly Counted[]): boolean {
  const objections = list(situation['objections']).map(thing)
  if (rule['sustained'] !== undefined) {
    if (objections.some(({ sustained }) => sustained === true)) return false
    if (rule['support'] === undefined) return situation['reasons'] === true
    const said = roll.filter(({ choice }) => choice === 'support')
    const seats = roll.filter(({ voice }) => voice['recused'] !== true)
    return keeps(sum(said), sum(seats), { atLeast: rule['support'] })
  }
  if (rule['disposed'] !== undefined) {
    return situation['reasons'] === true && objections.every(({ disposed }) => disposed === true)
  }
  if (rule['petition'] !== undefined) {
    const { opened, closes, supporters } = thing(situation['petition'])
    const inTime = list(supporters)
      .map(thing)
      .filter(({ at }) => Number(at) >= Number(opened) && Number(at) < Number(closes))
    const who = inTime.map((one) => one[rule['petition'] === 'persons' ? 'person' : 'organisation'])
    return new Set(who.filter((one) => one !== undefined)).size >= Number(rule['atLeast'])
  }
  if (rule['signed'] !== undefined) {
    return new Set(list(situation['signed'])).size >= Number(rule['atLeast'])
  }
  return false
}
