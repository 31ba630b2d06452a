/** When other bodies meet, as far as their days are known: for whoever opens a window. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import { findBodies, type Body } from '../bodies/index.ts'
import type { Meeting } from './rules-warnings.ts'
import type { MeetingProvider } from './section.ts'

type Within = { readonly from: Instant; readonly to: Instant }
type Met = Omit<Meeting, 'body'>

/** Days in UTC: from the first midnight to the one after the last day. */
const metIn = ({ shape }: Body, { from, to }: Within): readonly Met[] =>
  (shape?.meetings ?? []).flatMap(({ title, dates = [] }) =>
    dates
      .map((day) => ({
        title,
        from: instant(`${day.from}T00:00Z`),
        to: after(instant(`${day.to}T00:00Z`), days(1)),
      }))
      .filter((one) => one.from < to && from < one.to),
  )

/** Bodies that stand, each under its own name. */
export const bodyMeetings: MeetingProvider = {
  async meetings(read: Read, within) {
    const bodies = (await findBodies(read)).filter(({ state }) => state.kind === 'standing')
    const met = bodies.flatMap((body) =>
      metIn(body, within).map((one) => ({ ...one, name: body.name, slug: body.slug })),
    )
    if (met.length === 0) return []
    const words = await wordsOf(
      read,
      met.map(({ name }) => name),
    )
    return met.map(({ name, slug, ...one }): Meeting => {
      const wording = words.get(name)
      return { ...one, body: wording?.kind === 'text' ? wording.text : slug }
    })
  },
}
