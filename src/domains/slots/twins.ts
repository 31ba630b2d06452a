/** The same facts as the pages, for machines. Nothing that a page does not tell. */
import type { Cell } from '../../platform/http/index.ts'
import { clockTime } from './planning.ts'
import type { LedgerShown, MineShown, FinderShown } from './shown.ts'

const iso = (at: number) => new Date(at).toISOString()

export const finderJson = ({ found, refusal }: FinderShown) => ({
  refused: refusal?.kind,
  pattern: found?.pattern,
  proposals: found?.columns.map(({ of, proposal }) => ({
    of,
    weekday: proposal.weekday,
    slots: proposal.slots.map(clockTime),
    starts: proposal.starts.map(iso),
  })),
  // Minutes outside 08:00–20:00 per person, in the order of the proposals.
  burdens: found?.rows,
  own: found?.own,
})

export const ledgerJson = ({ sums, lines, held, counted, coming }: LedgerShown) => ({
  held,
  counted,
  coming,
  regions: sums,
  meetings: lines.map((line) => ({ ...line, starts: iso(line.starts) })),
})

const HEAD = [
  ...['meeting', 'starts', 'minutes', 'state', 'region', 'people', 'minutes_outside'],
  'counted',
]

/** One line for each meeting and group that is told of; the mean of its people. */
export const ledgerCsv = ({ lines }: LedgerShown): readonly (readonly Cell[])[] => [
  HEAD,
  ...lines.map(({ meeting, starts, minutes, isComing, region, people, by, outside }) => [
    meeting,
    iso(starts),
    minutes,
    isComing ? 'coming' : 'held',
    region ?? null,
    people,
    Number(outside.toFixed(2)),
    by,
  ]),
]

export const mineCsv = ({ meetings }: MineShown): readonly (readonly Cell[])[] => [
  ['meeting', 'title', 'starts', 'minutes', 'state', 'minutes_outside'],
  ...meetings.map(({ id, title, starts, minutes, isComing, outside }) => [
    id,
    title,
    iso(starts),
    minutes,
    isComing ? 'coming' : 'held',
    outside,
  ]),
]
