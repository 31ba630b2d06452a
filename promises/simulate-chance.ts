/**
 * Acts made up by chance: mostly such as the template knows, by whoever sits at the table, in any
 * order. Decides nothing; the rules say what becomes of them.
 */
import { seededRandom } from '../src/platform/clock.ts'
import { stageOf } from '../src/domains/processes/index.ts'
import { laddersOf, type Template } from '../src/domains/templates/index.ts'
import type { Act, Member } from '../src/play/scenario.ts'
import type { Table } from '../src/play/table.ts'

/** Bytes that follow from a seed, as choices. */
export type Chance = {
  readonly below: (most: number) => number
  readonly one: <Item>(items: readonly Item[]) => Item | undefined
  readonly some: <Item>(items: readonly Item[]) => readonly Item[]
}

export function chanceOf(seed: string): Chance {
  const random = seededRandom(seed)
  const below = (most: number): number => {
    const [a = 0, b = 0, c = 0] = random(3)
    return most <= 0 ? 0 : (a * 65_536 + b * 256 + c) % most
  }
  return {
    below,
    one: (items) => items[below(items.length)],
    some: (items) => items.filter(() => below(2) === 0),
  }
}

/** A few for each role and group of the template, and as many for each seat that it counts. */
export function membersFor(template: Template): readonly Member[] {
  const plain = { roles: [], sits: [] }
  const officers = template.roles.map(({ id }) => ({ ...plain, id: `r-${id}`, roles: [id] }))
  const groups = template.grouping.kind === 'none' ? [] : template.grouping.groups
  const seated = (groups.length === 0 ? [undefined] : groups).map((group, at) => ({
    ...plain,
    id: `m${at}`,
    count: 3,
    roles: ['members'],
    organisation: `org-${at}`,
    ...(group ? { group: group.id } : {}),
  }))
  const voices = template.electorates.flatMap(({ id, body, parts }, at) =>
    (parts.length === 0 ? [undefined] : parts).map((part, index) => ({
      ...plain,
      id: `e${at}-${index}`,
      count: Math.min(part?.seats ?? 5, 12),
      organisation: `of-${id}-${index}`,
      sits: [
        {
          body,
          ...(part ? { group: part.id } : {}),
          ...(part?.house ? { house: part.house } : {}),
        },
      ],
    })),
  )
  return [...officers, ...seated, ...voices]
}

const SPANS = ['+PT1H', '+P1D', '+P3D', '+P8D', '+P20D', '+P45D'] as const
const WORDS = 'by chance'

/** One act: what is asked is made up, who asks is somebody who is there. */
export function anyAct(table: Table, chance: Chance, nth: number): Act {
  const makers = [...COURSES, ...COURSES, ...DECIDING, ...CALLING]
  const at = chance.below(3) === 0 ? chance.one(SPANS) : undefined
  const by = chance.below(2) === 0 ? officerIn(table, chance) : chance.one([...table.people.keys()])
  const made = chance.one(makers)?.(table, chance, nth) ?? { do: 'wait' }
  return { ...made, ...(at === undefined ? {} : { at }), ...(by === undefined ? {} : { by }) }
}

/** Somebody who may move the process or open its windows. */
function officerIn({ template }: Table, chance: Chance): string | undefined {
  const roles = [...template.moves.by, ...template.windows.flatMap(({ opens }) => opens)]
  const role = chance.one(roles)
  return role === undefined ? undefined : `r-${role}`
}

type Maker = (table: Table, chance: Chance, nth: number) => Act

const idIn = (chance: Chance, items: readonly { readonly id: string }[]): string =>
  chance.one(items)?.id ?? 'none'
const stageHere = ({ process, template }: Table) =>
  template.stages.find(({ id }) => id === stageOf(process))

const COURSES: readonly Maker[] = [
  () => ({ do: 'move' }),
  ({ template }, chance) => ({ do: 'move', to: idIn(chance, template.stages), reason: WORDS }),
  (table, chance) => {
    const artefact = chance.one(stageHere(table)?.artefacts ?? [])
    return { do: 'publish', artefact: artefact ?? idIn(chance, table.template.artefacts) }
  },
  (table, chance) => {
    const window = chance.one(stageHere(table)?.windows ?? []) ?? 'none'
    return { do: 'open-window', window }
  },
  (table, chance) => {
    return { do: 'exit', exit: idIn(chance, stageHere(table)?.exits ?? []), reason: WORDS }
  },
  () => ({ do: 'skip', reason: WORDS }),
  () => ({ do: 'vary', reason: WORDS }),
  () => ({ do: 'override', reason: WORDS }),
  () => ({ do: 'resume' }),
  (_, chance) => (chance.below(20) === 0 ? { do: 'suspend', reason: WORDS } : { do: 'wait' }),
  (_, chance) => (chance.below(400) === 0 ? { do: 'terminate', reason: WORDS } : { do: 'wait' }),
  () => ({ do: 'stop-the-clock', reason: WORDS }),
  (_, chance) => (chance.below(9) === 0 ? { do: 'walk-out', statement: WORDS } : { do: 'wait' }),
  (_, chance) => {
    const fact = chance.one(['texts.days-on-table', 'outcomes.adopted', 'commitments.recorded'])
    return { do: 'state', fact: fact ?? 'texts.days-on-table', value: chance.below(40) }
  },
]

const DECIDING: readonly Maker[] = [
  ({ template }, chance) => {
    const decision = chance.one(template.decisions)
    const outcome = idIn(chance, decision?.outcomes ?? [])
    return { do: 'judge', decision: decision?.id ?? 'none', outcome, reasons: WORDS }
  },
  ({ template }, chance) => {
    const follows = chance.below(3) === 0
    return { do: 'open-ballot', decision: idIn(chance, template.decisions), follows }
  },
  (table, chance) => {
    const voted = table.ballots.at(-1)
    const people = [...table.people.values()]
    const names = (voted?.standing.voices ?? []).flatMap(({ person }) => {
      return people.find(({ actor }) => actor.person === person)?.id ?? []
    })
    const decision = voted?.ballot.decision ?? idIn(chance, table.template.decisions)
    const choice = chance.one(['yes', 'no', 'abstain'] as const) ?? 'yes'
    return { do: 'vote', decision, [choice]: chance.some(names) }
  },
  ({ ballots }, _) => {
    return { do: 'recuse', decision: ballots.at(-1)?.ballot.decision ?? 'none', reason: WORDS }
  },
]

const CALLING: readonly Maker[] = [
  (table, chance, nth) => {
    const window = chance.one(stageHere(table)?.windows ?? []) ?? 'none'
    return { do: 'open-call', call: `c${nth}`, window }
  },
  ({ calls, people }, chance) => {
    const side = chance.one(['support', 'accept', 'none'] as const) ?? 'none'
    const names = chance.some([...people.keys()])
    return { do: 'position', call: calls.at(-1)?.name ?? 'none', [side]: names }
  },
  ({ calls }, _, nth) => {
    const call = calls.at(-1)?.name ?? 'none'
    return { do: 'object', call, objection: `o${nth}`, argument: WORDS }
  },
  (table, chance) => ({ do: 'share', objection: objectionIn(table, chance) }),
  (table, chance) => {
    const as = chance.one(['accommodated', 'addressed', 'out-of-scope'] as const) ?? 'addressed'
    return { do: 'answer', objection: objectionIn(table, chance), as, reason: WORDS }
  },
  (table, chance) => {
    const word = chance.one(['satisfied', 'maintained', 'withdrawn'] as const) ?? 'maintained'
    return { do: 'word', objection: objectionIn(table, chance), word }
  },
  ({ calls, template }, chance) => {
    const level = idIn(chance, laddersOf(template)[0]?.designations ?? [])
    return { do: 'propose', call: calls.at(-1)?.name ?? 'none', level, reasons: WORDS }
  },
  ({ calls }) => ({ do: 'designate', call: calls.at(-1)?.name ?? 'none' }),
  ({ calls }, _, nth) => {
    const call = calls.at(-1)?.name ?? 'none'
    return { do: 'challenge', call, challenge: `h${nth}`, statement: WORDS }
  },
  (table) => ({ do: 'join-challenge', challenge: challengeIn(table) }),
  (table, chance) => {
    const finding = chance.one(['stands', 'again'] as const) ?? 'stands'
    return { do: 'rule', challenge: challengeIn(table), finding, reasons: WORDS }
  },
  (table) => ({ do: 'carry', challenge: challengeIn(table) }),
]

/** Names that a scenario gave, from the ids that the player made of them. */
const objectionIn = ({ calls }: Table, chance: Chance): string =>
  chance.one(calls.at(-1)?.objections ?? [])?.objection.id.replace(/^objection-/, '') ?? 'none'
const challengeIn = ({ challenges }: Table): string =>
  challenges.at(-1)?.challenge.id.replace(/^challenge-/, '') ?? 'none'
