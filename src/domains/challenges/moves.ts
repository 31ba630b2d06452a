/** Whose move a running challenge is, for the page of its process. Decides nothing. */
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf } from '../people/index.ts'
import { byRoles, type Move, type MoveProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { isRunning, type Challenge } from './challenge.ts'
import type { Ladder } from './rules.ts'
import { challengesIn } from './store.ts'

export const challengeMoves: MoveProvider = {
  async moves(read, process, now) {
    const running = (await challengesIn(read, process.id)).filter((one) => isRunning(one, now))
    const ladder = (await templateOf(read, process.pin)).challenges
    if (running.length === 0 || !ladder) return []
    const people = await findPeople(read, [...new Set(running.map(({ raisedBy }) => raisedBy))])
    const names = await namesOf(read, people)
    return running.map((one) => ({
      about: `challenge:${one.id}`,
      href: `/challenges/${one.id}`,
      settles: ['challenges.open'],
      ...moveOf(one, ladder, names.get(one.raisedBy)?.name ?? one.raisedBy),
    }))
  },
}

type Asked = Pick<Move, 'who' | 'does'> & { readonly until?: Instant }

function moveOf({ state }: Challenge, ladder: Ladder, name: string): Asked {
  switch (state.kind) {
    case 'gathering':
      return {
        who: { kind: 'anybody' },
        does: ({ t }) => t('challenges.moves.join', { name, count: ladder.supporters.count }),
        until: state.until,
      }
    case 'before':
      return {
        who: byRoles([ladder.rungs[state.rung]?.forum ?? '']),
        does: ({ t }) => t('challenges.things.answer', { name }),
        until: state.due,
      }
    case 'stood-by':
    case 'ended': {
      const does: Move['does'] = ({ t }) => t('challenges.things.carry', { name })
      const until = state.kind === 'ended' ? {} : { until: state.until }
      return { who: { kind: 'behind' }, does, ...until }
    }
  }
}
