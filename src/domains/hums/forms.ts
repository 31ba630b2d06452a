/** The forms of this domain, as they are read. Decides nothing. */
import { z } from 'zod'
import { line, optional, passage, whole } from '../../platform/http/index.ts'
import { HUB_PEOPLE_MAX, hubId } from '../meetings/index.ts'
import { attendanceId } from '../minutes/index.ts'
import { consent } from '../people/index.ts'
import { ANSWER_LENGTH_MAX, ANSWERS_MAX, QUESTION_LENGTH_MAX } from './hum.ts'

export const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

const ID_LENGTH_MAX = 40

/** An id as a form carries it; anything else is malformed. */
const idOf = <Id>(read: (raw: string) => Id | undefined) =>
  line({ max: ID_LENGTH_MAX }).transform((raw, context): Id => {
    const id = read(raw)
    if (id === undefined) context.addIssue('not an id')
    return id ?? z.NEVER
  })

const choice = whole({ min: 1, max: ANSWERS_MAX })
const count = whole({ max: HUB_PEOPLE_MAX })

/** One answer to a line; none where the box is empty. */
const answers = optional(passage({ max: ANSWERS_MAX * (ANSWER_LENGTH_MAX + 2) }))
  .transform((typed = '') =>
    typed
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
  .pipe(z.array(line({ max: ANSWER_LENGTH_MAX })).max(ANSWERS_MAX))

export const Asking = Acting.extend({ question: line({ max: QUESTION_LENGTH_MAX }), answers })

export const Answering = Acting.extend({ choice })

export const Counting = Acting.extend({
  hub: idOf(hubId),
  count1: count,
  count2: count,
  count3: optional(count),
  count4: optional(count),
  count5: optional(count),
})

export const Entering = Acting.extend({ line: idOf(attendanceId), choice })
