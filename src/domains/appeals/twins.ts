/** Appeals as JSON: what the pages show, and no more than this reader may read. */
import { phaseOf, type Appeal } from './appeal.ts'
import type { AppealShown, ListShown, Scene } from './shown.ts'

const lineOf = ({ now }: Scene, appeal: Appeal) => ({ ...appeal, phase: phaseOf(appeal, now) })

export const listJson = (shown: ListShown) => ({
  process: shown.process.id,
  ladders: shown.ground.ladders.map(({ id, rungs }) => ({
    id,
    forums: rungs.map(({ forum }) => forum),
  })),
  appeals: shown.appeals.map((one) => lineOf(shown, one)),
})

export const appealJson = (shown: AppealShown) => {
  const { about, grounds, words } = shown
  const wording = grounds && 'of' in grounds ? words.get(grounds.of) : undefined
  return {
    ...lineOf(shown, about.appeal),
    words:
      grounds && 'text' in grounds ? grounds.text : wording?.kind === 'text' ? wording.text : null,
    supporters: about.signers.map(({ person }) => person),
    rulings: about.rulings,
  }
}
