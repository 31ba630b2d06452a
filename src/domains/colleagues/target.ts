/**
 * Where a draft is to be said: a docket or a call, with what its own domain says about speaking
 * there. Saves nothing.
 */
import type { Read, Tx } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { ok, refuse, unreachable, type Instant, type Result } from '../../platform/values.ts'
import { contextOf, datesOf, findCall, mayState } from '../decisions/index.ts'
import { findDocket, maySubmitTo, windowOf } from '../dockets/index.ts'
import type { Actor, Commitment } from '../people/index.ts'
import { asOf, findProcess, findWindow } from '../processes/index.ts'
import type { Process } from '../processes/index.ts'
import { type Template, templateOf } from '../templates/index.ts'
import type { About } from './draft.ts'
import type { PlaceRefusal } from './refusal.ts'

export type Target = {
  readonly about: About
  readonly href: `/${string}`
  readonly title: string
  readonly process: Process
  readonly template: Template
  /** When it takes no more; nothing where no hour is set. */
  readonly closes: Instant | undefined
  /** Judged as if it were said now. */
  readonly may: Result<true, PlaceRefusal>
}

export type Asking = { readonly actor: Actor | undefined; readonly now: Instant }

export const hrefOf = ({ kind, id }: About): `/${string}` =>
  kind === 'docket' ? `/dockets/${id}` : `/calls/${id}`

export async function findTarget(
  db: Read | Tx,
  about: About,
  asking: Asking,
): Promise<Target | undefined> {
  switch (about.kind) {
    case 'docket':
      return docketTarget(db, about, asking)
    case 'call':
      return callTarget(db, about, asking)
    default:
      return unreachable(about)
  }
}

async function docketTarget(
  db: Read | Tx,
  about: Extract<About, { readonly kind: 'docket' }>,
  { actor, now }: Asking,
): Promise<Target | undefined> {
  const docket = await findDocket(db, about.id)
  const found = docket && (await findProcess(db, { id: docket.process }))
  if (!docket || !found) return undefined
  const process = asOf(found, docket.draftedAt)
  const template = await templateOf(db, process.pin)
  const at = windowOf(docket)
  const window = at && (await findWindow(db, at))
  const judged = maySubmitTo(docket, actor, { process, template, window, now })
  return {
    about,
    href: hrefOf(about),
    title: await titleIn(db, docket.title, docket.id),
    process,
    template,
    closes: window?.state.kind === 'dated' ? window.state.closes : undefined,
    may: judged.ok ? ok(true) : refuse({ kind: 'of-docket', refusal: judged.refusal }),
  }
}

async function callTarget(
  db: Read | Tx,
  about: Extract<About, { readonly kind: 'call' }>,
  { actor, now }: Asking,
): Promise<Target | undefined> {
  const call = await findCall(db, about.id)
  if (!call) return undefined
  const { process, template, party, rule } = await contextOf(db, call, actor)
  const judged = mayState(call, party, rule, now)
  return {
    about,
    href: hrefOf(about),
    title: await titleIn(db, call.question, call.id),
    process,
    template,
    closes: datesOf(call)?.closes,
    may: judged.ok ? ok(true) : refuse({ kind: 'of-call', refusal: judged.refusal }),
  }
}

async function titleIn(db: Read | Tx, of: Commitment, id: string): Promise<string> {
  const wording = (await wordsOf(db, [of])).get(of)
  return wording.kind === 'text' ? wording.text : id
}
