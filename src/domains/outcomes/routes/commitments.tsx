/** HTTP for commitments: made, told of, changed, withdrawn by their party; doubted by anybody. */
import { z } from 'zod'
import type { Tx } from '../../../platform/db/index.ts'
import { absent, line, optional, passage, tick, type To } from '../../../platform/http/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { isUlid } from '../../../platform/clock.ts'
import {
  actorOf,
  ROLES,
  type AffiliationId,
  type Mount,
  type Tools,
  gone,
} from '../../people/index.ts'
import type { Process, Step } from '../../processes/index.ts'
import { minuteOf } from '../../templates/index.ts'
import { commitmentId, type Commitment } from '../commitment.ts'
import { loadOutcome } from '../load.ts'
import { outcomeId, WORDS_LENGTH_MAX, type OutcomeId } from '../outcome.ts'
import type { Refusal } from '../rules/refusal.ts'
import * as steps from '../steps/commitments.ts'
import { findCommitment, lockCommitment } from '../store/commitments.ts'
import { findOutcome, lockOutcome } from '../store/outcomes.ts'
import { OutcomePage } from '../views/outcome.tsx'
import type { FormName, Returned } from '../views/shown.ts'
import { Acting, answerForm, processOf, type Here } from './acting.tsx'

/** The named day counts to its last minute, as it does for windows. */
const DAYS_END = '23:59'

const due = z.iso.date().transform((day, context): Instant => {
  const at = minuteOf(day, DAYS_END)
  if (at !== undefined) return at
  context.addIssue({ code: 'invalid_format', format: 'date' })
  return z.NEVER
})
const words = passage({ max: WORDS_LENGTH_MAX })
const party = z.string().transform((raw, context): steps.PartyTyped => {
  const role = ROLES.find((one) => raw === `role:${one}`)
  if (role) return `role:${role}`
  const id = raw.startsWith('org:') ? raw.slice('org:'.length) : ''
  if (isUlid(id)) return `org:${id as string as AffiliationId}`
  context.addIssue({ code: 'invalid_value', values: [] })
  return z.NEVER
})

const Making = Acting.extend({ party, what: words, due })
const Reporting = Acting.extend({
  evidence: words,
  href: optional(line({ max: 1_000 })),
  done: tick(),
})
const Changing = Acting.extend({ what: words, due, reason: words })
const Reason = Acting.extend({ reason: words })

export const commitmentActing =
  (tools: Tools): Mount =>
  (app) => {
    app.post('/outcomes/:id/commitments', (c) => make(c, tools))
    app.post('/commitments/:id/reports', (c) =>
      about(c, tools, { form: 'report', schema: Reporting, step: steps.reportOnCommitment }),
    )
    app.post('/commitments/:id/changes', (c) =>
      about(c, tools, { form: 'change', schema: Changing, step: steps.changeCommitment }),
    )
    app.post('/commitments/:id/withdrawals', (c) =>
      about(c, tools, { form: 'withdrawal', schema: Reason, step: steps.withdrawCommitment }),
    )
    app.post('/commitments/:id/contests', (c) =>
      about(c, tools, { form: 'contest', schema: Reason, step: steps.contestReport }),
    )
  }

/** The outcome's page, with the form as it was typed. */
const pageAgain = (c: Here, id: OutcomeId) => async (returned: Returned) => {
  const { read, clock } = c.var.here.database
  const viewer = await actorOf(c)
  const shown = await loadOutcome({ read, now: clock.now(), viewer, returned }, id)
  return shown && <OutcomePage shown={shown} />
}

async function make(c: Here, tools: Tools): Promise<Response> {
  const id = outcomeId(c.req.param('id') ?? '')
  if (!id) return absent(c)
  return answerForm(c, tools, {
    schema: Making,
    form: 'commitment',
    process: async (tx) => {
      const outcome = await findOutcome(tx, id)
      return outcome && processOf(tx, outcome.process)
    },
    again: pageAgain(c, id),
    act: async (step, process, typed) => {
      const outcome = await lockOutcome(step.tx, id)
      if (!outcome) return refuse(gone)
      const made = await steps.makeCommitment(step, { process, outcome }, typed)
      return made.ok ? ok<To>(`/outcomes/${id}#${made.value.id}`) : made
    },
  })
}

type Deed<Schema extends z.ZodType<Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly step: (
    step: Step,
    process: Process,
    commitment: Commitment,
    typed: z.output<Schema>,
  ) => Promise<Result<unknown, Refusal>>
}

/** What is done about one commitment comes back to its line on the outcome's page. */
async function about<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  { form, schema, step: take }: Deed<Schema>,
): Promise<Response> {
  const id = commitmentId(c.req.param('id') ?? '')
  const found = id && (await findCommitment(c.var.here.database.read, id))
  if (!found) return absent(c)
  return answerForm(c, tools, {
    schema,
    form,
    about: found.id,
    process: (tx: Tx) => processOf(tx, found.process),
    again: pageAgain(c, found.outcome),
    act: async (step, process, typed) => {
      const commitment = await lockCommitment(step.tx, found.id)
      if (!commitment) return refuse(gone)
      const done = await take(step, process, commitment, typed)
      return done.ok ? ok<To>(`/outcomes/${found.outcome}#${found.id}`) : done
    },
  })
}
