/** HTTP for beginning a process under a template: parse, load, decide, save, answer. */
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { line, optional, page, passage, readerOf, tick } from '../../platform/http/index.ts'
import type { To } from '../../platform/http/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import { findBodies, findBody, type Body } from '../bodies/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { actorOf, answerForm, explainPerson, isOfPeople } from '../people/index.ts'
import type { Actor, SiteEnv, Tools } from '../people/index.ts'
import { findPins, inWords, latestOf, templateOf } from '../templates/index.ts'
import { SLUG_LENGTH_MAX } from './process.ts'
import { type BeginRefusal, leadsBody, mayBeginSome } from './rules-begin.ts'
import { beginProcess } from './steps.ts'
import {
  BeginPage,
  type BeginProps,
  type BeginReturned,
  QUESTION_LENGTH_MAX,
} from './views-begin.tsx'
import { TITLE_LENGTH_MAX } from './views-stage.tsx'

type Here = Context<SiteEnv>

const NAME_LENGTH_MAX = 100
const Beginning = z.object({
  permanence: tick(),
  template: line({ max: NAME_LENGTH_MAX }),
  body: optional(line({ max: NAME_LENGTH_MAX })),
  title: line({ max: TITLE_LENGTH_MAX }),
  question: passage({ max: QUESTION_LENGTH_MAX }),
  slug: line({ max: SLUG_LENGTH_MAX }),
  practice: tick(),
})

/** What names nothing that is there. */
type Unknown = { readonly kind: 'no-such-template' | 'no-such-body' }
type Refusal = BeginRefusal | Unknown

const say = (refusal: Refusal, t: Translate): string =>
  isOfPeople(refusal) ? explainPerson(refusal, t) : t(`processes.refused.${refusal.kind}`)

export function mountBegin(app: Hono<SiteEnv>, tools: Tools) {
  app.get('/processes/new', (c) => show(c))
  app.post('/processes', (c) =>
    answerForm<typeof Beginning, Refusal>(c, tools, {
      schema: Beginning,
      work: async ({ tx, now, via, actor, data }) => {
        const pin = latestOf(await findPins(tx), data.template)
        if (!pin) return refuse({ kind: 'no-such-template' })
        const body = data.body === undefined ? undefined : await findBody(tx, { slug: data.body })
        if (data.body !== undefined && !body) return refuse({ kind: 'no-such-body' })
        const { slug, title, question } = data
        const step = { tx, clock: tools.clock, now, by: { kind: 'person', actor }, via } as const
        const practice = data.practice || body?.practice === true
        const asked = { slug, title, question, pin, practice }
        const begun = await beginProcess(step, body ? { ...asked, body: body.id } : asked)
        return begun.ok ? ok<To>(`/processes/${begun.value.slug}`) : begun
      },
      again: async (again, refusal) => {
        const { t } = await readerOf(c)
        return show(c, { again, refusal: refusal && say(refusal, t) })
      },
    }),
  )
}

async function show(c: Here, returned?: BeginReturned): Promise<Response> {
  const { t } = await readerOf(c)
  const actor = await actorOf(c)
  const refusal = returned ? undefined : whyNot(actor)
  const props: BeginProps = {
    actor,
    templates: await templatesIn(c),
    bodies: await bodiesFor(c, actor),
    asked: c.req.query('template'),
    refused: refusal && say(refusal, t),
    returned,
  }
  const status = returned ? ({ status: returned.refusal ? 422 : 400 } as const) : {}
  return page(c, <BeginPage {...props} />, { ...status, json: { templates: props.templates } })
}

const whyNot = (actor: Actor | undefined): Refusal | undefined => {
  const may = mayBeginSome(actor)
  return may.ok || may.refusal.kind === 'permanence-unread' ? undefined : may.refusal
}

async function templatesIn(c: Here): Promise<BeginProps['templates']> {
  const { read } = c.var.here.database
  const { t } = await readerOf(c)
  const pins = await findPins(read)
  const newest = [...new Set(pins.map(({ name }) => name))].flatMap(
    (name) => latestOf(pins, name) ?? [],
  )
  return Promise.all(
    newest.map(async (pin) => {
      const { title } = await templateOf(read, pin)
      return { value: pin.name, label: `${inWords(title, t)} (${pin.name} ${pin.version})` }
    }),
  )
}

/** Those in whose name the reader may begin one. */
async function bodiesFor(c: Here, actor: Actor | undefined): Promise<BeginProps['bodies']> {
  const { read } = c.var.here.database
  const isOffered = ({ id, state }: Body) =>
    state.kind !== 'dissolved' && actor !== undefined && leadsBody(actor, id)
  const bodies = (await findBodies(read)).filter(isOffered)
  const words = await wordsOf(
    read,
    bodies.map(({ name }) => name),
  )
  return bodies.map(({ slug, name }) => {
    const wording = words.get(name)
    return { value: slug, label: wording.kind === 'text' ? wording.text : slug }
  })
}
