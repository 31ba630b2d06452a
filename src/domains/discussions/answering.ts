/** How the forms of discussions are answered: parse, who acts, decide and save, or give back. */
import type { z } from 'zod'
import type { SentFile, To } from '../../platform/http/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import { agreeOnTheWay, answerForm, type Actor, type Gone, type Tools } from '../people/index.ts'
import type { Process } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import type * as forms from './forms.ts'
import type { Here } from './pages.tsx'
import type { ListRefusal } from './rules-lists.ts'
import type { FormName, Returned } from './shown.ts'
import type { Setting } from './steps.ts'
import { discard, receive, type Received } from './steps-attachments.ts'

export type Acting<Data> = {
  readonly setting: Setting
  readonly actor: Actor
  readonly data: Data
  readonly received: readonly Received[]
}

type Plan<Schema extends z.ZodType<forms.Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly work: (acting: Acting<z.output<Schema>>) => Promise<Result<To, ListRefusal | Gone>>
  /** Files may come along. */
  readonly takesFiles?: boolean
  readonly again: (returned: Returned, typed: Again['typed']) => Promise<Response>
}

/** What all these forms have in common. */
export const answer = <Schema extends z.ZodType<forms.Acting>>(
  c: Here,
  tools: Tools,
  { form, schema, work, again, takesFiles = false }: Plan<Schema>,
): Promise<Response> => {
  let received: readonly Received[] = []
  const beforehand = async (sent: readonly SentFile[]) => {
    const taken = await receive(tools, sent)
    if (!taken.ok) return taken
    received = taken.value
    return ok((isKept: boolean) => (isKept ? Promise.resolve() : discard(tools.files, taken.value)))
  }
  return answerForm<Schema, ListRefusal>(c, tools, {
    schema,
    ...(takesFiles ? { beforehand } : {}),
    work: ({ tx, now, via, actor, data }) => {
      const host = new URL(tools.url).hostname
      const setting = { tx, clock: tools.clock, now, via, host }
      return work({ setting, actor, data, received })
    },
    again: (typed, refusal) => again({ form, again: typed, refusal }, typed.typed),
  })
}

/** With what was agreed to in the form, where the thing is in a process. */
export function agreeing(
  { tx, now, via }: Setting,
  actor: Actor,
  data: forms.Acting,
  process: Process | undefined,
): Promise<Actor> {
  const undertakings = data.undertakings && process ? undertakingsOf(process.pin) : undefined
  return agreeOnTheWay(tx, actor, { permanence: false, undertakings, via }, now)
}
