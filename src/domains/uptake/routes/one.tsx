/** HTTP for one contribution: its page, and claim, contest, withdrawal, disposition. */
import { z } from 'zod'
import {
  absent,
  line,
  optional,
  page,
  passage,
  readerOf,
  type To,
} from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import {
  actorOf,
  answerForm,
  consent,
  gone,
  type Gone,
  type Mount,
  type Tools,
} from '../../people/index.ts'
import {
  agreedStep,
  type ContributedRef,
  contributedRef,
  DISPOSITIONS,
} from '../../processes/index.ts'
import { textId } from '../../texts/index.ts'
import { loadOne } from '../load-one.ts'
import type { Refusal } from '../refusal.ts'
import type { FormName, Returned } from '../shown.ts'
import {
  claimFor,
  contestOne,
  linkTo,
  settleOne,
  withdrawOne,
  type Here as Place,
} from '../steps.ts'
import type { Step } from '../../processes/index.ts'
import { isUnsaidBy } from '../told.ts'
import { oneJson } from '../twins.ts'
import { UPTAKE_REASON_LENGTH_MAX } from '../uptake.ts'
import { ContributionPage } from '../views/one.tsx'
import { askedBy, clausesIn, lockPlace, statusOf, type Here } from './place.ts'

const CLAUSES_LENGTH_MAX = 200

const text = line({ max: 26 })
const clauses = line({ max: CLAUSES_LENGTH_MAX })
const reason = passage({ max: UPTAKE_REASON_LENGTH_MAX })
const Withdrawing = z.object({ ...consent, text })
const Contesting = Withdrawing.extend({ reason })
const Claiming = Contesting.extend({ clauses })
const Settling = Withdrawing.extend({
  clauses: optional(clauses),
  reason: optional(reason),
  disposition: z.enum([...DISPOSITIONS, 'linked']),
})

export const oneRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/contributions/:thing', (c) => showOne(c, tools))
    app.post('/contributions/:thing/claims', (c) =>
      onThing(c, tools, 'claim', {
        isAuthors: true,
        schema: Claiming,
        act: async (step, place, { thing, data }) => {
          const named = await clausesIn(step.tx, place, { typed: data.clauses })
          if (!named.ok) return named
          return claimFor(step, place, { thing, clauses: named.value, reason: data.reason })
        },
      }),
    )
    app.post('/contributions/:thing/contests', (c) =>
      onThing(c, tools, 'contest', {
        isAuthors: true,
        schema: Contesting,
        act: (step, place, { thing, data }) =>
          contestOne(step, place, { thing, reason: data.reason }),
      }),
    )
    app.post('/contributions/:thing/withdrawals', (c) =>
      onThing(c, tools, 'withdraw', {
        isAuthors: true,
        schema: Withdrawing,
        act: (step, place, { thing }) => withdrawOne(step, place, thing),
      }),
    )
    app.post('/contributions/:thing/dispositions', (c) =>
      onThing(c, tools, 'settle', {
        isAuthors: false,
        schema: Settling,
        act: async (step, place, { thing, data }) => {
          const named = await clausesIn(step.tx, place, { typed: data.clauses ?? '' })
          if (!named.ok) return named
          const { disposition } = data
          const asked = { thing, clauses: named.value }
          return disposition === 'linked'
            ? linkTo(step, place, asked)
            : settleOne(step, place, { ...asked, disposition, reason: data.reason })
        },
      }),
    )
  }

const refIn = (c: Here): ContributedRef | undefined => contributedRef(c.req.param('thing') ?? '')

async function showOne(c: Here, tools: Tools, returned?: Returned): Promise<Response> {
  const ref = refIn(c)
  const { t } = await readerOf(c)
  const { sentenceOf } = tools
  const shown = ref && (await loadOne(await askedBy(c, returned), ref, { sentenceOf, t }))
  if (!shown) return absent(c)
  return page(c, <ContributionPage shown={shown} />, {
    ...statusOf(returned),
    json: oneJson(shown),
    topics: [
      ref,
      `process:${shown.process.id}`,
      ...shown.ends.flatMap(({ at }) => (at ? [`text:${at.text.id}`] : [])),
    ],
  })
}

type Acting = z.output<typeof Withdrawing>

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly schema: Schema
  /** Whoever contributed it sends it, and under cover no act may say that it was them. */
  readonly isAuthors: boolean
  readonly act: (
    step: Step,
    place: Place,
    about: { readonly thing: ContributedRef; readonly data: z.output<Schema> },
  ) => Promise<Result<unknown, Refusal>>
}

async function onThing<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  form: FormName,
  { schema, isAuthors, act }: Plan<Schema>,
): Promise<Response> {
  const thing = refIn(c)
  if (!thing) return absent(c)
  const isUnsaid =
    isAuthors && (await isUnsaidBy(c.var.here.database.read, thing, await actorOf(c)))
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    isUnsaid,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const id = textId(data.text)
      const place = id && (await lockPlace(tx, id))
      if (!place) return refuse(gone)
      const { clock } = tools
      const given = { ...data, isUnsaid }
      const step = await agreedStep({ tx, now, via, clock }, actor, given, place.process)
      const acted = await act(step, place, { thing, data })
      return acted.ok ? ok<To>(`/contributions/${thing}`) : acted
    },
    again: (again, refusal) => {
      const about = again.typed['text']
      const text = typeof about === 'string' ? about : undefined
      return showOne(c, tools, { form, text, again, refusal })
    },
  })
}
