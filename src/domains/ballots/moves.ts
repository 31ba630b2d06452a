/** Whose move an open ballot is, for the page of its process. Decides nothing. */
import { templateOf, type Move, type MoveProvider } from '../processes/index.ts'
import { linesOf } from './load.ts'
import { ballotsOf } from './store/ballots.ts'

export const ballotMoves: MoveProvider = {
  async moves(read, process, now) {
    const all = await ballotsOf(read, { process: process.id })
    const running = all.filter(({ state }) => state.kind === 'open')
    if (running.length === 0) return []
    const template = await templateOf(read, process.pin)
    const lines = await linesOf(read, running, now)
    return lines.flatMap(({ ballot, question, closes, phase }): readonly Move[] => {
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
  },
}
