/** HTTP for beginning a text and publishing its next version: parse, load, decide, save, answer. */
import { z } from 'zod'
import type { Tx } from '../../../platform/db/index.ts'
import {
  absent,
  line,
  once,
  optional,
  page,
  passage,
  posted,
  readerOf,
  tick,
  whole,
  type Posted,
  type To,
} from '../../../platform/http/index.ts'
import { LANGUAGES } from '../../../platform/languages/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { actorOf, actsNow, asTyped, keepOrigin, mayAct } from '../../people/index.ts'
import { openedFrom, origin } from '../../people/index.ts'
import type { Actor, Mount } from '../../people/index.ts'
import { findProcess, lockProcess } from '../../processes/index.ts'
import type { By, Process, Step } from '../../processes/index.ts'
import { templateOf } from '../../templates/index.ts'
import { explain, explainSent } from '../explain.ts'
import type { FileRefusal } from '../rules/understood.ts'
import { grown } from '../rules/matching.ts'
import { mannerOf, returnsWhole, type MannerRefusal } from '../rules/manner.ts'
import { clausesTyped, newBoxes } from '../rules/typed.ts'
import { mayDraft, mayPublish, type TextRefusal } from '../rules/versions.ts'
import { draftText, publishVersion } from '../steps.ts'
import { titleOf } from '../source.ts'
import { findText, findVersion, lockText, versionWords } from '../store.ts'
import { BOXES_MAX, textId, VERSIONS_MAX, type Text } from '../text.ts'
import { NewTextPage, NextVersionPage, NOTE_LENGTH_MAX } from '../views/form.tsx'
import { REASON_LENGTH_MAX, TITLE_LENGTH_MAX, type Returned } from '../views/form.tsx'
import { crumbsOf } from '../views/text.tsx'
import { WHOLE_LENGTH_MAX } from '../views/whole-form.tsx'
import type { Here, TextTools } from './read.tsx'
import { typedAs, wholeSent, type Sent } from './whole.ts'

const Closing = {
  reason: line({ max: REASON_LENGTH_MAX }),
  whole: optional(passage({ max: WHOLE_LENGTH_MAX })),
  note: optional(passage({ max: NOTE_LENGTH_MAX })),
  permanence: tick(),
}
const Draft = z.object({
  process: line({ max: TITLE_LENGTH_MAX }),
  title: line({ max: TITLE_LENGTH_MAX }),
  language: z.enum(LANGUAGES),
  draft: tick(),
  ...Closing,
})
const Version = z.object({ base: whole({ max: VERSIONS_MAX }), from: origin, ...Closing })

/** Gone between the page and the form: answered as absent, and nothing is saved. */
type Gone = { readonly kind: 'gone' }
const gone: Gone = { kind: 'gone' }

export const writeRoutes =
  (tools: TextTools): Mount =>
  (app) => {
    app.get('/texts/new', async (c) => {
      const process = await processAt(c, c.req.query('process') ?? '')
      return process ? showNew(c, process) : absent(c)
    })
    app.post('/texts', (c) => begin(c, tools))
    app.get('/texts/:id/next', async (c) => {
      const text = await textAt(c)
      return text ? showNext(c, tools, text) : absent(c)
    })
    app.post('/texts/:id/versions', (c) => publish(c, tools))
  }

const processAt = (c: Here, slug: string) => findProcess(c.var.here.database.read, { slug })

async function textAt(c: Here): Promise<Text | undefined> {
  const id = textId(c.req.param('id') ?? '')
  return id && findText(c.var.here.database.read, id)
}

type Back = {
  readonly form: Posted<unknown>
  readonly status: 200 | 400 | 422
  readonly refusal?: TextRefusal | FileRefusal | MannerRefusal
  /** A whole text as it was understood. */
  readonly sent?: Sent
}

/** A form that came back; asked for one more box, it has it, and nothing is called wrong. */
async function returnedTo(
  c: Here,
  process: Process,
  { form, status, refusal, sent }: Back,
): Promise<Returned> {
  const { t, now } = await readerOf(c)
  const { problems, ...typed } = asTyped(form, t)
  const more = status === 200 ? 1 : 0
  const template = await templateOf(c.var.here.database.read, process.pin)
  const filled = sent ? { ...typed, typed: typedAs(form.typed, sent) } : typed
  return {
    again: status === 200 ? filled : { ...filled, problems },
    shown: sent && {
      redline: sent.redline,
      clauses: sent.composed.clauses.length,
      notes: sent.notes,
    },
    boxes: Math.min(newBoxes(form.typed) + more, BOXES_MAX),
    refusal: refusal && explainSent(refusal, { t, template, now }),
  }
}

async function commonOf(c: Here, process: Process, may: Result<unknown, TextRefusal>) {
  const { read } = c.var.here.database
  const { t, now } = await readerOf(c)
  const actor = await actorOf(c)
  const template = await templateOf(read, process.pin)
  const stopped = !may.ok && may.refusal.kind !== 'permanence-unread'
  return {
    crumbs: crumbsOf(process, await titleOf(read, process), t),
    practice: process.practice,
    refused: stopped ? explain(may.refusal, { t, template, now }) : undefined,
    unread: actor !== undefined && !mayAct(actor).ok,
  }
}

async function byReader(c: Here): Promise<By> {
  return { kind: 'person', actor: await actorOf(c) }
}

async function showNew(c: Here, process: Process, back?: Back): Promise<Response> {
  const common = await commonOf(c, process, mayDraft(process, await byReader(c)))
  const returned = back && (await returnedTo(c, process, back))
  const whole = back ? returnsWhole(back.form) : c.req.query('as') === 'whole'
  const node = <NewTextPage {...common} slug={process.slug} returned={returned} whole={whole} />
  return page(c, node, back ? { status: back.status } : {})
}

async function showNext(c: Here, tools: TextTools, text: Text, back?: Back): Promise<Response> {
  const { read, clock } = c.var.here.database
  const process = await findProcess(read, { id: text.process })
  const version = await findVersion(read, text.id)
  if (!process || !version) throw new Error(`text ${text.id} without process or version`)
  const freezes = await tools.freezesOf(read, text.id, clock.now())
  const may = mayPublish(process, await byReader(c), { text, freezes })
  const common = await commonOf(c, process, may)
  const opened = back ? undefined : await openedFrom(c, tools, 'words-new1')
  const begun = opened && { again: opened, boxes: 1, refusal: undefined }
  const clauses = await versionWords(read, version)
  const asked = c.req.query('as')
  const isLong = clauses.length > BOXES_MAX
  const node = (
    <NextVersionPage
      {...common}
      id={text.id}
      title={await titleOf(read, text)}
      language={text.language}
      base={version.number}
      clauses={clauses}
      whole={back ? returnsWhole(back.form) : isLong || asked === 'whole'}
      returned={back ? await returnedTo(c, process, back) : begun}
    />
  )
  return page(c, node, back ? { status: back.status } : {})
}

type Acting = {
  readonly tx: Tx
  readonly now: Instant
  readonly actor: Actor | undefined
  readonly permanence: boolean
}

/** What was ticked on the way is saved with the act, or not at all. */
async function stepOf(tools: TextTools, acting: Acting): Promise<Step> {
  const { tx, now, actor, permanence } = acting
  const given = { permanence, via: 'web', now } as const
  const agreed = actor && (await actsNow(tx, tools, actor, given))
  return { tx, clock: tools.clock, now, by: { kind: 'person', actor: agreed }, via: 'web' }
}

/** The button for one more box sends the same form. */
const asksForBox = (form: Posted<unknown>) => form.typed['add'] !== undefined

async function begin(c: Here, tools: TextTools): Promise<Response> {
  const form = await posted(c, Draft, true)
  const slug = form.typed['process']
  const process = typeof slug === 'string' ? await processAt(c, slug) : undefined
  if (!process) return absent(c)
  if (asksForBox(form)) return showNew(c, process, { form, status: 200 })
  if (!form.ok) return showNew(c, process, { form, status: 400 })
  const { title, language, draft, reason, note, permanence } = form.data
  const manner = mannerOf(form)
  if (!manner.ok) return showNew(c, process, { form, status: 422, refusal: manner.refusal })
  const actor = await actorOf(c)
  const may = mayAsk(mayDraft(process, { kind: 'person', actor }))
  const whole = may && manner.value === 'whole'
  const sent = whole ? await wholeSent(form, { ...NOTHING, language }, 0) : undefined
  if (sent && !sent.ok) return showNew(c, process, { form, status: 422, refusal: sent.refusal })
  if (sent && !sent.value.isSeen) {
    return showNew(c, process, { form, status: 200, sent: sent.value })
  }
  const done = await once<TextRefusal | Gone>(c, form, async (tx, now) => {
    const held = await lockProcess(tx, { id: process.id })
    if (!held) return refuse(gone)
    const step = await stepOf(tools, { tx, now, actor, permanence })
    const clauses = sent?.value.drafts ?? clausesTyped(form.typed)
    const drafted = await draftText(step, held, {
      ...{ title, language, clauses, reason, note, stage: draft ? 'draft' : undefined },
    })
    return drafted.ok ? ok<To>(`/texts/${drafted.value.text.id}`) : drafted
  })
  if (done.ok) return done.value
  if (done.refusal.kind === 'gone') return absent(c)
  return showNew(c, process, { form, status: 422, refusal: done.refusal })
}

const NOTHING = { latest: undefined, clauses: [] } as const

/** What is permanent can still be read on the form itself. */
const mayAsk = (may: Result<unknown, TextRefusal>): boolean =>
  may.ok || may.refusal.kind === 'permanence-unread'

type Next = { readonly text: Text; readonly form: Posted<unknown>; readonly base: number }

/** Nothing for whoever may not publish: they are told so when they try. */
async function nextSent(
  c: Here,
  tools: TextTools,
  { text, form, base }: Next,
): Promise<Result<Sent, TextRefusal | FileRefusal> | undefined> {
  const { read, clock } = c.var.here.database
  const process = await findProcess(read, { id: text.process })
  const latest = await findVersion(read, text.id)
  if (!process || !latest) throw new Error(`text ${text.id} without process or version`)
  const freezes = await tools.freezesOf(read, text.id, clock.now())
  if (!mayAsk(mayPublish(process, await byReader(c), { text, freezes }))) return undefined
  const clauses = await versionWords(read, latest)
  return wholeSent(form, { latest, clauses, language: text.language }, base)
}

/** What was typed box by box, with what became of the clauses that stood there. */
async function boxes(tx: Tx, { id }: Text, { typed }: Posted<unknown>) {
  const latest = await findVersion(tx, id)
  return grown(latest ? await versionWords(tx, latest) : [], clausesTyped(typed))
}

async function publish(c: Here, tools: TextTools): Promise<Response> {
  const text = await textAt(c)
  if (!text) return absent(c)
  const form = await posted(c, Version, true)
  if (asksForBox(form)) return showNext(c, tools, text, { form, status: 200 })
  if (!form.ok) return showNext(c, tools, text, { form, status: 400 })
  const { base, reason, note, permanence, from } = form.data
  const manner = mannerOf(form)
  if (!manner.ok) return showNext(c, tools, text, { form, status: 422, refusal: manner.refusal })
  const actor = await actorOf(c)
  const sent = manner.value === 'whole' ? await nextSent(c, tools, { text, form, base }) : undefined
  if (sent && !sent.ok) {
    return showNext(c, tools, text, { form, status: 422, refusal: sent.refusal })
  }
  if (sent && !sent.value.isSeen) {
    return showNext(c, tools, text, { form, status: 200, sent: sent.value })
  }
  const done = await once<TextRefusal | Gone>(c, form, async (tx, now) => {
    const process = await lockProcess(tx, { id: text.process })
    const held = await lockText(tx, text.id)
    if (!process || !held) return refuse(gone)
    const step = await stepOf(tools, { tx, now, actor, permanence })
    const freezes = await tools.freezesOf(tx, text.id, now)
    const clauses = sent?.value.drafts ?? (await boxes(tx, held, form))
    const asked = { base, clauses, reason, note }
    const published = await publishVersion(step, { process, text: held, freezes }, asked)
    if (!published.ok) return published
    const by = step.by.kind === 'person' ? step.by.actor : undefined
    const kept = await keepOrigin(tools, step, by, { from, thing: `text:${text.id}` })
    return kept.ok ? ok<To>(`/texts/${text.id}`) : refuse(gone)
  })
  if (done.ok) return done.value
  if (done.refusal.kind === 'gone') return absent(c)
  return showNext(c, tools, text, { form, status: 422, refusal: done.refusal })
}
