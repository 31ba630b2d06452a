/** What programs read of the hums of a meeting. Pure. */
import type { Translate } from '../../platform/languages/index.ts'
import type { Hum } from './hum.ts'
import { answersOf, questionOf } from './parts.tsx'
import type { HumsSeen } from './shown.ts'

const iso = (at: number) => new Date(at).toISOString()

/** Counts stand in it from the closing on; before, only how many have answered. */
export function humJson(scene: HumsSeen, hum: Hum, t: Translate) {
  const { state } = hum
  return {
    id: hum.id,
    meeting: `/meetings/${hum.meeting}`,
    ...(hum.item === undefined ? {} : { item: hum.item }),
    question: questionOf(scene, hum, t),
    answers: answersOf(scene, hum, t),
    askedBy: hum.askedBy,
    askedAt: iso(hum.askedAt),
    state: state.kind,
    decides: false,
    ...(state.kind === 'closed'
      ? { closedAt: iso(state.at), closedBy: state.by, ...state.counted }
      : { answered: scene.answered.count }),
  }
}

export const humsJson = (scene: HumsSeen, t: Translate) => ({
  meeting: `/meetings/${scene.meeting.id}`,
  hums: scene.hums.map((hum) => humJson(scene, hum, t)),
})
