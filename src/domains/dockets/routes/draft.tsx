/** HTTP for drafting a docket in a process. */
import { absent, once, page, posted, readerOf } from '../../../platform/http/index.ts'
import type { To } from '../../../platform/http/index.ts'
import { wordsOf } from '../../../platform/record/index.ts'
import { ok, refuse } from '../../../platform/values.ts'
import { actorOf, actsNow, asTyped, mayAct, viaOf } from '../../people/index.ts'
import type { Mount, Tools } from '../../people/index.ts'
import {
  documentsOf,
  findProcess,
  lockProcess,
  type Process,
  type Step,
} from '../../processes/index.ts'
import { inWords, templateOf } from '../../templates/index.ts'
import { textSource, titleOf } from '../../texts/index.ts'
import { explain } from '../explain.ts'
import { commentWindows, mayDraft } from '../rules/dockets.ts'
import type { Refusal } from '../rules/refusal.ts'
import { draftDocket } from '../steps/dockets.ts'
import { DraftPage, type DraftProps } from '../views/draft.tsx'
import { crumbsOf } from '../views/parts.tsx'
import { gone, type Gone } from './act.tsx'
import { DraftForm } from './forms.ts'
import type { Here } from './read.tsx'

export const draftRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/dockets/new', async (c) => {
      const process = await processAt(c, c.req.query('process'))
      return process ? showDraft(c, process) : absent(c)
    })
    app.post('/dockets', (c) => draft(c, tools))
  }

async function processAt(c: Here, slug: unknown): Promise<Process | undefined> {
  return typeof slug === 'string' ? findProcess(c.var.here.database.read, { slug }) : undefined
}

type Back = Pick<DraftProps, 'again'> & {
  readonly status: 400 | 422
  readonly refusal?: Refusal
}

async function showDraft(c: Here, process: Process, back?: Back): Promise<Response> {
  const { read } = c.var.here.database
  const { t, now } = await readerOf(c)
  const actor = await actorOf(c)
  const template = await templateOf(read, process.pin)
  const saying = { t, template, now }
  const kinds = commentWindows(template)
  const by = { kind: 'person', actor } as const
  const refused = kinds.flatMap(({ kind }) => {
    const may = mayDraft(process, kind, { template, by })
    return may.ok || may.refusal.kind === 'permanence-unread' ? [] : [may.refusal]
  })
  const first: Refusal | undefined = kinds.length === 0 ? { kind: 'not-for-comment' } : refused[0]
  const props: DraftProps = {
    slug: process.slug,
    crumbs: crumbsOf(process, await titleOf(read, process), t),
    practice: process.practice,
    subjects: await subjectsOf(c, process),
    windows: kinds.map(({ kind, title }) => ({ value: kind, label: inWords(title, t) })),
    refused: refused.length === kinds.length && first ? explain(first, saying) : undefined,
    unread: actor !== undefined && !mayAct(actor).ok,
    again: back?.again,
    refusal: back?.refusal && explain(back.refusal, saying),
  }
  return page(c, <DraftPage {...props} />, back ? { status: back.status } : {})
}

/** Texts in their latest version, then the documents of the process. */
async function subjectsOf(c: Here, process: Process): Promise<DraftProps['subjects']> {
  const { read } = c.var.here.database
  const { t } = await readerOf(c)
  const texts = await textSource.textsOf(read, process.id)
  const documents = await documentsOf(read, process.id)
  const words = await wordsOf(
    read,
    documents.map(({ title }) => title),
  )
  return [
    ...texts.map(({ text, title, version }) => ({
      value: `text:${text}`,
      label: t('dockets.draft.text', { title, version }),
    })),
    ...documents.map(({ id, title }) => {
      const wording = words.get(title)
      return { value: `document:${id}`, label: wording.kind === 'text' ? wording.text : id }
    }),
  ]
}

async function draft(c: Here, tools: Tools): Promise<Response> {
  const form = await posted(c, DraftForm)
  const process = await processAt(c, form.typed['process'])
  if (!process) return absent(c)
  const { t } = await readerOf(c)
  const again = asTyped(form, t)
  if (!form.ok) return showDraft(c, process, { again, status: 400 })
  const actor = await actorOf(c)
  const { title, asks, subject, kind: windowKind, permanence } = form.data
  const done = await once<Refusal | Gone>(c, form, async (tx, now) => {
    const held = await lockProcess(tx, { id: process.id })
    if (!held) return refuse(gone)
    const via = viaOf(c)
    const agreed = actor && (await actsNow(tx, tools, actor, { permanence, via, now }))
    const step: Step = { tx, clock: tools.clock, now, by: { kind: 'person', actor: agreed }, via }
    const drafted = await draftDocket(step, held, { title, asks, subject, windowKind })
    return drafted.ok ? ok<To>(`/dockets/${drafted.value.id}`) : drafted
  })
  if (done.ok) return done.value
  if (done.refusal.kind === 'gone') return absent(c)
  return showDraft(c, process, { again, status: 422, refusal: done.refusal })
}
