/** What programs read of amendments. Pure. */
import type {
  AmendmentShown,
  ListShown,
  MergeShown,
  OneShown,
  Scene,
  SigningShown,
} from './shown.ts'

const saidIn = ({ words }: Scene, of: string) => {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : null
}

const oneJson = (scene: Scene, { amendment, changes, misfit, foes }: AmendmentShown) => {
  const { state, reason, text: _, process: __, ...rest } = amendment
  return {
    ...rest,
    changes: changes.map(({ change, place }) => ({ ...change, place })),
    reason: saidIn(scene, reason),
    state: 'reason' in state ? { ...state, reason: saidIn(scene, state.reason) } : state,
    stranded: misfit?.kind ?? null,
    conflicts: foes.map(({ number }) => number),
  }
}

export const listJson = (shown: ListShown) => ({
  text: shown.text.id,
  latest: shown.latest,
  counts: shown.counts,
  clauses: shown.clauses,
  amendments: shown.amendments.map((one) => oneJson(shown, one)),
  before: shown.older ?? null,
})

export const amendmentJson = (shown: OneShown) => ({
  text: shown.text.id,
  latest: shown.latest,
  ...oneJson(shown, shown.about),
  sponsors: shown.sponsors.map(({ amendment: _, ...one }) => one),
  stances: shown.stances.map(({ amendment: _, reason, ...one }) => ({
    ...one,
    reason: reason === undefined ? null : saidIn(shown, reason),
  })),
})

/** For an editor's own program: what is decided so far, and what it would say. */
export const mergeJson = (shown: MergeShown) => ({
  text: shown.text.id,
  latest: shown.latest,
  seen: shown.plan.seen,
  open: shown.open,
  decided: [...shown.plan.decided.values()].map(({ amendment, decision }) => ({
    amendment,
    decision: decision.kind,
  })),
  troubles: [...shown.plan.troubles].map(([amendment, trouble]) => ({ amendment, ...trouble })),
  overtaken: shown.plan.overtaken.map(({ amendment }) => amendment),
  clauses: shown.plan.clauses.map(({ id, words }) => ({ id: id ?? null, words })),
})

export const signingJson = (shown: SigningShown) => ({
  text: shown.text.id,
  waits: shown.waiting
    ? { version: shown.waiting.version.number, signer: shown.waiting.rule }
    : null,
  signed: shown.signed.map(({ text: _, reason, ...one }) => ({
    ...one,
    reason: reason === undefined ? null : saidIn(shown, reason),
  })),
})
