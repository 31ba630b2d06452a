/** What programs read of a petition and of a ratification. Pure. */
import { petitionPhase } from './petition.ts'
import { petitionVerdict } from './rules-petitions.ts'
import { missingOf, ratificationPhase, standingOfBody } from './rules-ratifications.ts'
import type { PetitionShown, RatificationShown } from './shown.ts'

export function petitionJson({ about, now }: PetitionShown) {
  const { petition, signatures } = about
  const { met, measure } = petitionVerdict(about)
  return {
    ...petition,
    phase: petitionPhase(petition, now),
    counts: { met, have: measure?.have, need: measure?.need, short: measure?.short },
    signatures: signatures.map(({ petition: _, ...one }) => one),
  }
}

export function ratificationJson({ about, now }: RatificationShown) {
  const { missing, needed } = missingOf(about, now)
  return {
    ...about.ratification,
    phase: ratificationPhase(about, now),
    missing,
    needed,
    bodies: about.rule.bodies.map(({ body }) => ({
      body,
      ...standingOfBody(about, body, now),
    })),
  }
}
