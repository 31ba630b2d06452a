/** Templates made up by chance from those that ship: a decision by a drawn rule, looser gates. */
import type { Rule } from '../src/domains/rules/index.ts'
import {
  type CheckedTemplate,
  type Gate,
  shippedTemplates,
} from '../src/domains/templates/index.ts'
import type { Chance } from './simulate-chance.ts'

const FRACTIONS = ['1/4', '1/3', '1/2', '60%', '2/3', '3/4'] as const
const OUT_OF = ['seats', 'cast'] as const
const HOUSES = ['first', 'second'] as const
const DEPTH = 2

/** A rule over two houses of a few groups, of any of the kinds that count votes. */
function drawnRule(chance: Chance, depth = DEPTH): Rule {
  const parts = () => [drawnRule(chance, depth - 1), drawnRule(chance, depth - 1)]
  const kind = chance.below(depth > 0 ? 7 : 3)
  if (kind === 0) return { spread: 'yes', over: 'group', among: ['a', 'b', 'c'], atLeast: 2 }
  if (kind === 3) return { all: parts() }
  if (kind === 4) return { any: parts() }
  if (kind === 5) return { each: 'house', among: [...HOUSES], passes: share(chance) }
  if (kind === 6) return { rounds: [{ valid: turnout(chance), passes: share(chance) }] }
  return share(chance)
}

function share(chance: Chance): Rule {
  const [part = '1/2', outOf = 'seats'] = [chance.one(FRACTIONS), chance.one(OUT_OF)]
  return chance.below(2) === 0
    ? { share: 'yes', outOf, moreThan: part }
    : { share: 'yes', outOf, atLeast: part }
}

const turnout = (chance: Chance): Rule => ({
  turnout: 'seats',
  atLeast: chance.one(FRACTIONS) ?? '1/2',
})

const SOURCED = { source: 'made up by chance', tag: 'D' } as const

/** Some conditions fall away, so that chance gets further than the first gate. */
function looser(gate: Gate, chance: Chance): Gate {
  if ('all' in gate) {
    const kept = gate.all.filter(() => chance.below(2) === 0)
    return {
      all: (kept.length === 0 ? gate.all.slice(0, 1) : kept).map((one) => looser(one, chance)),
    }
  }
  const isEasy = !('fact' in gate) || chance.below(3) === 0
  return isEasy ? gate : { fact: 'stage.days', atLeast: 2, says: gate.says, ...SOURCED }
}

const shipped = shippedTemplates()

/** One of those that ship, with a council that votes on drawn rules in whatever window there is. */
export function drawnTemplate(chance: Chance): CheckedTemplate {
  const drawn = chance.one(shipped)
  if (!drawn) throw new Error('no template ships')
  const { template } = drawn
  const title = template.title
  const [window] = template.windows
  const opens = [...new Set([...(window?.opens ?? []), ...template.moves.by])]
  const ids = ['drawn-one', 'drawn-two']
  const electorate = {
    id: 'drawn-council',
    title,
    body: 'drawn-council',
    counts: chance.one(['seats', 'persons', 'organisations'] as const) ?? 'seats',
    houses: HOUSES.map((id) => ({ id, label: title })),
    parts: ['a', 'b', 'c'].map((id, at) => ({
      id,
      label: title,
      house: HOUSES[at % 2] ?? 'first',
      seats: 2 + chance.below(6),
    })),
    proxies: chance.below(2),
    alternates: false,
    ...SOURCED,
  }
  const decisions = ids.map((id) => ({
    id,
    title,
    by: { electorate: electorate.id },
    rule: drawnRule(chance),
    window: 'drawn',
    subject: 'process' as const,
    outcomes: [
      { id: 'yes', title, passes: true },
      { id: 'no', title, passes: false },
    ],
  }))
  return {
    ...drawn,
    template: {
      ...template,
      windows: window ? [...template.windows, { ...window, kind: 'drawn', opens }] : [],
      electorates: [...template.electorates, electorate],
      decisions: [...template.decisions, ...(window ? decisions : [])],
      stages: template.stages.map((stage) => ({
        ...stage,
        windows: window ? [...stage.windows, 'drawn'] : stage.windows,
        gate: looser(stage.gate, chance),
      })),
    },
  }
}
