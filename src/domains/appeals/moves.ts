/** Whose move a running appeal is, or one that had something repeated. Decides nothing. */
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf } from '../people/index.ts'
import { byRoles, templateOf, type Move, type MoveProvider } from '../processes/index.ts'
import type { Template } from '../processes/index.ts'
import { isOwed, isRunning, type Appeal, type Rungs } from './appeal.ts'
import { appealsIn } from './store.ts'

export const appealMoves: MoveProvider = {
  async moves(read, process, now) {
    const all = await appealsIn(read, process.id)
    const waiting = all.filter((one) => isRunning(one, now) || isOwed(one))
    if (waiting.length === 0) return []
    const template = await templateOf(read, process.pin)
    const people = await findPeople(read, [...new Set(waiting.map(({ filedBy }) => filedBy))])
    const names = await namesOf(read, people)
    return waiting.map((one) => ({
      about: `appeal:${one.id}`,
      href: `/appeals/${one.id}`,
      settles: ['appeals.open', 'appeals.owed'],
      ...moveOf(one, template, names.get(one.filedBy)?.name ?? one.filedBy),
    }))
  },
}

type Asked = Pick<Move, 'who' | 'does'> & { readonly until?: Instant }

const forumOf = (rungs: Rungs, rung: number): Move['who'] => byRoles([rungs[rung]?.forum ?? ''])

function moveOf({ state }: Appeal, { appeals, moves }: Template, name: string): Asked {
  switch (state.kind) {
    case 'gathering':
      return {
        who: { kind: 'anybody' },
        does: ({ t }) => t('appeals.moves.sign', { name }),
        until: state.until,
      }
    case 'before':
      return {
        who: forumOf(appeals, state.rung),
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
      return { who: byRoles(moves.by), does: ({ t }) => t('appeals.things.repeat', { name }) }
  }
}
