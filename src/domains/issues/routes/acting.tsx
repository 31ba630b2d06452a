/** How a form about one issue is answered: parse, load, decide, save, answer; the same for each. */
import type { z } from 'zod'
import type { To } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { answerForm as answerAny, gone } from '../../people/index.ts'
import type { Actor, Gone, Tools } from '../../people/index.ts'
import { asOf, issueId, type Issue } from '../issue.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Post, Setting } from '../steps/setting.ts'
import { findIssue, lockIssue } from '../store/issues.ts'
import type { FormName, Returned } from '../views/shown.ts'
import { idIn, showIssue, type Here } from './pages.tsx'

type Consent = { readonly permanence: boolean }

export const postOf = (c: Here, { outbox, url, replyAddresses }: Tools): Post => ({
  outbox,
  url,
  replyAddresses,
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
  readonly work: (begun: Begun<z.output<Schema>>) => Promise<Result<To, Refusal | Gone>>
}

export const answerForm = <Schema extends z.ZodType<Consent>>(
  c: Here,
  tools: Tools,
  { form, schema, again, work }: Asking<Schema>,
): Promise<Response> =>
  answerAny<Schema, Refusal>(c, tools, {
    schema,
    work: ({ tx, now, via, actor, data }) => {
      const post = postOf(c, tools)
      return work({ setting: { tx, clock: tools.clock, now, via, post }, by: actor, data })
    },
    again: (typed, refusal) => again({ form, again: typed, refusal }),
  })

type OnIssue<Schema extends z.ZodType<Consent>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    issue: Issue,
    begun: Begun<z.output<Schema>>,
  ) => Promise<Result<unknown, Refusal | Gone>>
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
      if (!issue) return refuse(gone)
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
