/** Whose move an open ballot is, for the page of its process. Decides nothing. */
import { byRoles, type Move, type MoveProvider } from '../processes/index.ts'
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findWindowRule, templateOf } from '../templates/index.ts'
import { linesOf, type BallotLine } from './load.ts'
import { waitingFor } from './seeds.ts'
import { ballotsOf } from './store/ballots.ts'

export const ballotMoves: MoveProvider = {
  async moves(read, process, now) {
    const all = await ballotsOf(read, { process: process.id })
    const running = all.filter(({ state }) => state.kind === 'open')
    if (running.length === 0) return []
    const template = await templateOf(read, process.pin)
    const lines = await linesOf(read, running, now)
    const seeds: Move[] = []
    for (const line of lines) seeds.push(...(await seedMoves(read, line, now)))
    const votes = lines.flatMap(({ ballot, question, closes, phase }): readonly Move[] => {
      const by = template.decisions.find(({ id }) => id === ballot.decision)?.by
      if (ballot.takes === 'draw' || phase !== 'open' || !by || !('electorate' in by)) return []
      return [
        {
          about: `ballot:${ballot.id}`,
          who: { kind: 'electorate', electorate: by.electorate },
          does: ({ t }) => t('ballots.things.vote', { question }),
          href: `/ballots/${ballot.id}`,
          ...(closes === undefined ? {} : { until: closes }),
          settles: [`decisions.${ballot.decision}.*`, 'ballots.open'],
        },
      ]
    })
    return [...votes, ...seeds]
  },
}

/** Nothing closes before it: the gates that ask for the decision wait for whoever enters it. */
async function seedMoves(
  read: Read,
  { ballot, question }: Pick<BallotLine, 'ballot' | 'question'>,
  now: Instant,
): Promise<readonly Move[]> {
  const waiting = await waitingFor(read, ballot, now)
  if (!waiting) return []
  const { template, counted } = waiting
  return [
    {
      about: `ballot:${ballot.id}`,
      who: byRoles(findWindowRule(template, counted.window)?.opens ?? []),
      does: ({ t }) => t('ballots.things.seed', { question }),
      href: `/ballots/${ballot.id}`,
      settles: [`decisions.${ballot.decision}.*`, 'ballots.open'],
    },
  ]
}
