/** Objections as contributions: whoever reads a clause finds what was said against it. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { clauseId, type ContributionProvider, type TextId } from '../texts/index.ts'
import { callsOf } from './store/calls.ts'
import { objectionsOf } from './store/objections.ts'

export const objectionContributions: ContributionProvider = {
  async contributionsTo(read: Read, text: TextId) {
    const calls = await callsOf(read, { text })
    const behind = await objectionsOf(
      read,
      calls.map(({ id }) => id),
    )
    const words = await wordsOf(
      read,
      behind.map(({ objection }) => objection.title),
    )
    return behind.map(({ objection }) => {
      const wording = words.get(objection.title)
      return {
        clause: objection.clause === undefined ? undefined : clauseId(objection.clause),
        href: `/objections/${objection.id}`,
        title: wording.kind === 'text' ? wording.text : objection.id,
        at: objection.raisedAt,
      }
    })
  },
}
