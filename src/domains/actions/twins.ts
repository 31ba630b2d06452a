/** What programs read of actions. Pure. */
import type { Words } from '../../platform/record/index.ts'
import { isOverdue, type Action } from './action.ts'
import type { ActionShown, ListShown, PageScene } from './shown.ts'

/** Nothing where words were removed. */
const textOf = (words: Words, of: string | undefined) => {
  const wording = of === undefined ? undefined : words.get(of)
  return wording?.kind === 'text' ? wording.text : undefined
}

const told = ({ words, now }: PageScene, action: Action) => ({
  ...action,
  text: textOf(words, action.what),
  overdue: isOverdue(action, now),
})

export const actionJson = (shown: ActionShown) => {
  const { action, words } = shown
  const { state } = action
  return {
    ...told(shown, action),
    evidence: state.kind === 'done' ? textOf(words, state.evidence) : undefined,
    reason: 'reason' in state ? textOf(words, state.reason) : undefined,
  }
}

export const listJson = (shown: ListShown) => ({
  which: shown.filter.which,
  page: shown.filter.page,
  more: shown.isMore,
  actions: shown.lines.map(({ action }) => told(shown, action)),
})
