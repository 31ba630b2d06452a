/** How a form about one issue is answered: parse, load, decide, save, answer; the same for each. */
import type { z } from 'zod'
import type { Tx } from '../../../platform/db/index.ts'
import { absent, once, posted, readerOf, signInThenAgain } from '../../../platform/http/index.ts'
import type { Posted, To } from '../../../platform/http/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { actorOf, agreeOnTheWay, asTyped, type Actor, type Tools } from '../../people/index.ts'
import { asOf, issueId, type Issue } from '../issue.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Post, Setting } from '../steps/setting.ts'
import { findIssue, lockIssue } from '../store/issues.ts'
import type { FormName, Returned } from '../views/shown.ts'
import { idIn, showIssue, type Here } from './pages.tsx'

type Consent = { readonly permanence: boolean }
export type Absent = { readonly kind: 'absent' }

/** JSON comes from programs, forms from people. */
const viaOf = (c: Here) =>
  c.req.header('content-type')?.startsWith('application/json') ? 'api' : 'web'

export const postOf = (c: Here, { outbox, url }: Tools): Post => ({
  outbox,
  url,
  wordsIn: c.var.here.catalogues.translator,
})

export type Begun<Data> = {
  readonly setting: Setting
  readonly by: Actor
  readonly data: Data
}

type Asking<Schema extends z.ZodType<Consent>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly again: (returned: Returned) => Promise<Response>
  readonly work: (begun: Begun<z.output<Schema>>) => Promise<Result<To, Refusal | Absent>>
}

export async function answerForm<Schema extends z.ZodType<Consent>>(
  c: Here,
  tools: Tools,
  { form, schema, again, work }: Asking<Schema>,
): Promise<Response> {
  const sent: Posted<z.output<Schema>> = await posted(c, schema)
  const actor = await actorOf(c)
  if (!actor) return signInThenAgain(c)
  const { t } = await readerOf(c)
  const returned = { form, again: asTyped(sent, t) }
  if (!sent.ok) return again(returned)
  const { data } = sent
  const done = await once<Refusal | Absent>(c, sent, async (tx, now) => {
    const setting = settingOf(c, tools, tx, now)
    const { permanence } = data
    const by = await agreeOnTheWay(tx, actor, { permanence, via: setting.via }, now)
    return work({ setting, by, data })
  })
  if (done.ok) return done.value
  const { refusal } = done
  return refusal.kind === 'absent' ? absent(c) : again({ ...returned, refusal })
}

const settingOf = (c: Here, tools: Tools, tx: Tx, now: Instant): Setting => ({
  tx,
  clock: tools.clock,
  now,
  via: viaOf(c),
  post: postOf(c, tools),
})

type OnIssue<Schema extends z.ZodType<Consent>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    issue: Issue,
    begun: Begun<z.output<Schema>>,
  ) => Promise<Result<unknown, Refusal | Absent>>
}

/** A form about the issue of the path, which is held and seen as the hour has it. */
export const answerOn = <Schema extends z.ZodType<Consent>>(
  c: Here,
  tools: Tools,
  { form, schema, act }: OnIssue<Schema>,
): Promise<Response> =>
  answerForm(c, tools, {
    form,
    schema,
    again: (returned) => showIssue(c, tools, returned),
    work: async (begun) => {
      const id = idIn(c)
      const issue = id && (await lockIssue(begun.setting.tx, id))
      if (!issue) return refuse({ kind: 'absent' })
      const done = await act(asOf(issue, begun.setting.now), begun)
      return done.ok ? ok<To>(`/issues/${issue.id}`) : done
    },
  })

/** The other issue that a form names; as the hour has it. */
export async function otherIssue(
  { tx, now }: Setting,
  raw: string,
): Promise<Result<Issue, Refusal>> {
  const id = issueId(raw)
  const issue = id && (await findIssue(tx, id))
  return issue ? ok(asOf(issue, now)) : refuse({ kind: 'unknown-issue', named: raw })
}
