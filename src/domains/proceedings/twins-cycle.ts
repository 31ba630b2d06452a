/** What programs, sheets and archives read of the proceedings of a cycle. Pure. */
import { formatDate, type Language, type Translate } from '../../platform/languages/index.ts'
import {
  ACTION_MEASURES,
  BREAKDOWNS,
  hostedBy,
  MEASURES,
  sideBySide,
  sumsOf,
  type RoundFigures,
} from './figures-cycle.ts'
import type { CycleProceedings } from './load-cycle.ts'
import { inLine, listed, paragraphs, quoted } from './markdown.ts'

type Saying = { readonly t: Translate; readonly language: Language }

export function cycleJson({ cycle, name, host, rounds, people, summary }: CycleProceedings) {
  return {
    cycle: `/cycles/${cycle.id}`,
    name,
    host: host.path,
    people,
    meetings: rounds.map(({ starts, meeting, ...round }) => ({
      meeting: `/meetings/${meeting}`,
      starts: new Date(starts).toISOString(),
      ...round,
    })),
    sums: sumsOf(rounds),
    hosts: hostedBy(cycle.regions, rounds),
    summary: summary && { version: summary.version, role: summary.role, words: summary.words },
  }
}

const HEADER = ['meeting', 'starts', 'host', 'measure', 'of', 'value'] as const

/** One figure to a line: sheets and scripts turn it as they like. */
export function cycleCsv({ rounds }: CycleProceedings) {
  const linesOf = (round: RoundFigures) => {
    const of = [round.meeting, new Date(round.starts).toISOString(), round.host] as const
    return [
      ...MEASURES.map((measure) => [...of, measure, '', round[measure]]),
      ...ACTION_MEASURES.map((measure) => [...of, measure, '', round.actions[measure]]),
      ...BREAKDOWNS.flatMap((breakdown) =>
        round[breakdown].map((tally) => [...of, breakdown, tally.of, tally.count]),
      ),
    ]
  }
  return [[...HEADER], ...rounds.flatMap(linesOf)]
}

export function cycleMd(proceedings: CycleProceedings, { t, language }: Saying): string {
  const { name, rounds, people, summary, cycle } = proceedings
  const day = ({ starts }: RoundFigures) => formatDate(starts, 'UTC', language)
  const told = (round: RoundFigures) =>
    [
      ...MEASURES.map((measure) => `${t(`proceedings.measure.${measure}`)} ${round[measure]}`),
      ...ACTION_MEASURES.map(
        (measure) => `${t(`proceedings.measure.${measure}`)} ${round.actions[measure]}`,
      ),
    ].join(' · ')
  return `${paragraphs([
    `# ${inLine(name)}`,
    t('proceedings.cycle.lede', { meetings: rounds.length, people }),
    ...(summary ? [`## ${t('proceedings.summary')}`, quoted(summary.words)] : []),
    `## ${t('proceedings.meetings')}`,
    ...rounds.flatMap((round) => [`### ${inLine(round.title)} · ${day(round)}`, told(round)]),
    `## ${t('proceedings.hosts')}`,
    listed(hostedBy(cycle.regions, rounds).map(({ of, count }) => `${inLine(of)}: ${count}`)),
    ...BREAKDOWNS.flatMap((breakdown) => {
      const rows = sideBySide(rounds, breakdown)
      if (rows.length === 0) return []
      return [
        `## ${t(`proceedings.${breakdown}`)}`,
        listed(rows.map(({ of, counts, sum }) => `${inLine(of)}: ${counts.join(' · ')} (${sum})`)),
      ]
    }),
  ])}\n`
}
