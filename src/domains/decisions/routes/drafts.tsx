/** HTTP for the list of calls and for drafting one in a process. */
import { z } from 'zod'
import type { Read } from '../../../platform/db/index.ts'
import { absent, once, page, posted, readerOf } from '../../../platform/http/index.ts'
import { wordsOf } from '../../../platform/record/index.ts'
import { refuse, type Instant } from '../../../platform/values.ts'
import { actorOf, actsNow, asTyped, viaOf, type Mount } from '../../people/index.ts'
import { findProcess, type Process } from '../../processes/index.ts'
import { laddersOf, templateOf } from '../../templates/index.ts'
import { datesOf, phaseOf, type Call } from '../call.ts'
import { mayDraft } from '../rules/calls.ts'
import type { Refusal } from '../rules/refusal.ts'
import { callRuleOf, partyOf } from '../rules/rule-of.ts'
import { draftCall } from '../steps/calls.ts'
import { callsThatAre } from '../store/calls.ts'
import type { TextSource } from '../text-source.ts'
import { CallsPage, type CallLine } from '../views/call.tsx'
import { NewCallPage, type NewCall } from '../views/draft.tsx'
import { explain } from '../views/explain.ts'
import { goTo, type CallTools, type Here } from './acting.tsx'
import { DraftForm } from './forms.ts'

export const draftRoutes =
  (tools: CallTools): Mount =>
  (app) => {
    app.get('/calls', (c) => showCalls(c))
    app.get('/calls/new', (c) => showDraft(c, tools.texts))
    app.post('/calls', (c) => drafting(c, tools))
  }

async function showCalls(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const calls = await callsThatAre(read, ['open', 'closed', 'designated', 'withdrawn'])
  const lines = await linesOf(read, calls, clock.now())
  return page(c, <CallsPage calls={lines} />, {
    json: { calls: lines },
    topics: ['calls', 'windows'],
  })
}

type New = {
  readonly slug: string
  readonly read: Read
  readonly texts: TextSource
  readonly returned: Returned | undefined
}

type Returned = Pick<NewCall, 'again'> & { readonly refusal: Refusal | undefined }

async function showDraft(c: Here, texts: TextSource): Promise<Response> {
  const slug = c.req.query('process') ?? ''
  const node = await draftPage(c, {
    slug,
    texts,
    read: c.var.here.database.read,
    returned: undefined,
  })
  return node ? page(c, node) : absent(c)
}

async function draftPage(c: Here, { slug, read, texts, returned }: New) {
  const process = await findProcess(read, { slug })
  if (!process) return undefined
  const { t, language, now } = await readerOf(c)
  const template = await templateOf(read, process.pin)
  const title = (await wordsOf(read, [process.title])).get(process.title)
  const refusal = returned?.refusal ?? (await refusalFor(c, process, read))
  const kinds = template.windows.filter(({ silence }) => silence !== 'nothing')
  const asked: NewCall = {
    slug,
    title: title.kind === 'text' ? title.text : slug,
    practice: process.practice,
    texts: (await texts.textsOf(read, process.id)).map(({ text, title: name, version }) => ({
      value: text,
      label: t('decisions.draft.text.version', { title: name, version }),
    })),
    kinds: kinds.map((window) => ({ value: window.kind, label: window.title[language] })),
    ladders: laddersOf(template).map(({ id, title: of }) => ({
      value: id,
      label: of?.[language] ?? t('decisions.draft.ladder.consensus'),
    })),
    again: returned?.again,
    refusal: refusal && explain(refusal, { t, template, now }),
  }
  return <NewCallPage asked={asked} />
}

/** Said before the form is filled in, by the rule that its post asks. */
async function refusalFor(c: Here, process: Process, read: Read): Promise<Refusal | undefined> {
  const actor = await actorOf(c)
  const template = await templateOf(read, process.pin)
  const refusals = template.windows.map(({ kind }) => {
    const rule = callRuleOf(template, process.pin, kind)
    return mayDraft(partyOf(process, actor), rule)
  })
  const first = refusals.find(({ ok }) => !ok)
  return refusals.some(({ ok }) => ok) || !first || first.ok ? undefined : first.refusal
}

async function drafting(c: Here, tools: CallTools): Promise<Response> {
  const form = await posted(c, DraftForm)
  const { t } = await readerOf(c)
  const { texts } = tools
  const { read } = c.var.here.database
  const slug = z.string().catch('').parse(form.typed['process'])
  const giveBack = async (status: 400 | 422, refusal?: Refusal) => {
    const returned = { again: asTyped(form, t), refusal }
    const node = await draftPage(c, { slug, read, texts, returned })
    return node ? page(c, node, { status }) : absent(c)
  }
  if (!form.ok) return giveBack(400)
  const { text, kind, ladder, question, permanence } = form.data
  const actor = await actorOf(c)
  const done = await once<Refusal>(c, form, async (tx, now) => {
    const process = await findProcess(tx, { slug })
    const subject = await texts.latest(tx, text)
    if (!process || subject?.process !== process.id) return refuse({ kind: 'unknown-text' })
    const via = viaOf(c)
    const agreed = actor && (await actsNow(tx, tools, actor, { permanence, via, now }))
    const template = await templateOf(tx, process.pin)
    if (ladder !== undefined && !laddersOf(template).some(({ id }) => id === ladder)) {
      return refuse({ kind: 'unknown-ladder' })
    }
    const rule = callRuleOf(template, process.pin, kind, ladder)
    const step = {
      tx,
      clock: tools.clock,
      now,
      party: partyOf(process, agreed),
      rule,
      via,
    } as const
    const { version, hash } = subject
    const draft = {
      process: process.id,
      windowKind: kind,
      subject: { text, version, hash },
      ladder: ladder === 'consensus' ? undefined : ladder,
      question,
    }
    const drafted = await draftCall(step, draft)
    return drafted.ok ? goTo(`/calls/${drafted.value.id}`)(drafted) : drafted
  })
  return done.ok ? done.value : giveBack(422, done.refusal)
}

/** The lines of a list: open ones first, each kind with the newest first. */
export async function linesOf(
  read: Read,
  calls: readonly Call[],
  now: Instant,
): Promise<readonly CallLine[]> {
  const processes = new Map<string, Process>()
  for (const id of new Set(calls.map(({ process }) => process))) {
    const process = await findProcess(read, { id })
    if (process) processes.set(id, process)
  }
  const words = await wordsOf(read, [
    ...calls.map(({ question }) => question),
    ...[...processes.values()].map(({ title }) => title),
  ])
  const textOf = (commitment: string | undefined) => {
    const wording = commitment === undefined ? undefined : words.get(commitment)
    return wording?.kind === 'text' ? wording.text : '…'
  }
  const line = (call: Call): CallLine => ({
    id: call.id,
    question: textOf(call.question),
    process: textOf(processes.get(call.process)?.title),
    phase: phaseOf(call, now),
    closes: datesOf(call)?.closes,
  })
  const inOrder = calls.toSorted((a, b) => b.draftedAt - a.draftedAt).map(line)
  return [...inOrder.filter(isOpen), ...inOrder.filter((one) => !isOpen(one))]
}

const isOpen = ({ phase }: CallLine) => phase === 'open'
