/** Whose move a running appeal is, or one that had something repeated. Decides nothing. */
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf } from '../people/index.ts'
import { byRoles, type Move, type MoveProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { isOwed, isRunning, type Appeal, type Rungs } from './appeal.ts'
import { onTheirRungs } from './facts.ts'
import { appealsIn } from './store.ts'

export const appealMoves: MoveProvider = {
  async moves(read, process, now) {
    const all = await appealsIn(read, process.id)
    const waiting = all.filter((one) => isRunning(one, now) || isOwed(one))
    if (waiting.length === 0) return []
    const template = await templateOf(read, process.pin)
    const rungs = await onTheirRungs(read, process, waiting)
    const people = await findPeople(read, [...new Set(waiting.map(({ filedBy }) => filedBy))])
    const names = await namesOf(read, people)
    return rungs.map(({ appeal: one, rungs: forums }) => ({
      about: `appeal:${one.id}`,
      href: `/appeals/${one.id}`,
      settles: ['appeals.open', 'appeals.owed'],
      ...moveOf(
        one,
        { forums, movers: template.moves.by },
        names.get(one.filedBy)?.name ?? one.filedBy,
      ),
    }))
  },
}

type Asked = Pick<Move, 'who' | 'does'> & { readonly until?: Instant }

const forumOf = (rungs: Rungs, rung: number): Move['who'] => byRoles([rungs[rung]?.forum ?? ''])

type Those = { readonly forums: Rungs; readonly movers: readonly string[] }

function moveOf({ state }: Appeal, { forums, movers }: Those, name: string): Asked {
  switch (state.kind) {
    case 'gathering':
      return {
        who: { kind: 'anybody' },
        does: ({ t }) => t('appeals.moves.sign', { name }),
        until: state.until,
      }
    case 'before':
      return {
        who: forumOf(forums, state.rung),
        does: ({ t }) => t('appeals.things.answer', { name }),
        until: state.due,
      }
    case 'denied':
      return {
        who: { kind: 'behind' },
        does: ({ t }) => t('appeals.moves.carry', { name }),
        until: state.until,
      }
    case 'ended':
      return { who: byRoles(movers), does: ({ t }) => t('appeals.things.repeat', { name }) }
  }
}
