/** Voices by house, group or region, and what each of them said. Decides nothing; pure. */
import { CHOICES, type Choice, type Standing } from '../ballot.ts'

export type TallyLine = Readonly<Record<Choice, number>> & {
  /** Absent for voices that stand in no part of this division. */
  readonly part: string | undefined
  readonly voices: number
  readonly silent: number
  readonly recused: number
}

const ORDER = ['house', 'group', 'region']

/** By which the electorate is divided; where by nothing, all of it is one line. */
export function divisionsOf({ voices }: Standing): readonly string[] {
  const found = new Set(voices.flatMap(({ parts }) => Object.keys(parts)))
  const known = ORDER.filter((division) => found.has(division))
  return known.length === 0 ? ['group'] : known
}

/** Sealed votes count as silent: nobody knows yet what they say. */
export function linesBy(division: string, standing: Standing): readonly TallyLine[] {
  const { voices, votes, recusals } = standing
  const back = new Set(recusals.map(({ voice }) => voice))
  const said = new Map(
    votes.flatMap(({ voice, shown }) =>
      shown.kind === 'open' && !back.has(voice) ? [[voice, shown.choice] as const] : [],
    ),
  )
  const parts = Map.groupBy(voices, (voice) => voice.parts[division])
  return [...parts].map(([part, own]) => {
    const of = (choice: Choice) => own.filter(({ id }) => said.get(id) === choice).length
    const [yes, no, abstain] = CHOICES.map(of)
    const recused = own.filter(({ id }) => back.has(id)).length
    const counts = { yes: yes ?? 0, no: no ?? 0, abstain: abstain ?? 0 }
    const silent = own.length - recused - counts.yes - counts.no - counts.abstain
    return { part, ...counts, silent, recused, voices: own.length }
  })
}
