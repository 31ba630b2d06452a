/** HTTP for discussions: every form reads the same way: parse, load, decide, save, answer. */
import type { z } from 'zod'
import type { Hono } from 'hono'
import type { To } from '../../platform/http/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import {
  gone,
  type Actor,
  type Gone,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { agreeing, answer, type Acting } from './answering.ts'
import * as forms from './forms.ts'
import { placeAt } from './ground.ts'
import { fileRoutes } from './routes-files.ts'
import { listRoutes } from './routes-lists.tsx'
import { anchorOf, messageId, threadId, type About, type Message } from './message.ts'
import {
  listedBy,
  showBeginning,
  showMessage,
  showMessageAt,
  showThread,
  showThreads,
  type Here,
} from './pages.tsx'
import type { ListRefusal } from './rules-lists.ts'
import type { FormName } from './shown.ts'
import { answerThread, beginThread, editMessage, type Setting } from './steps.ts'
import { allow, askFor, choosePlace, markAllRead, markRead } from './steps-leaves.ts'
import { markAnswer, reopen } from './steps-questions.ts'
import { dropFiles, removeMessage } from './steps-removing.ts'
import { findMessage } from './store-messages.ts'
import { findThread } from './store-threads.ts'

const agreeingAbout = async (
  setting: Setting,
  actor: Actor,
  data: forms.Acting,
  about: About | undefined,
): Promise<Actor> =>
  agreeing(setting, actor, data, about && (await placeAt(setting.tx, about))?.process)

const toMessage = <Refusal,>(done: Result<Message, Refusal>): Result<To, Refusal> =>
  done.ok ? ok<To>(`/messages/${done.value.id}`) : done

export const discussionRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/discussions', async (c) =>
      showThreads(
        c,
        await listedBy(c, { about: c.req.query('about'), clause: c.req.query('clause') }),
      ),
    )
    app.get('/processes/:slug/discussion', async (c) =>
      showThreads(c, await listedBy(c, { slug: c.req.param('slug') })),
    )
    app.get('/threads/:id', (c) => showThread(c))
    app.get('/messages/:id', (c) => showMessage(c))
    mountSpeaking(app, tools)
    mountReading(app, tools)
    listRoutes(tools)(app)
    fileRoutes(tools)(app)
  }

function mountSpeaking(app: Hono<SiteEnv>, tools: Tools): void {
  app.post('/discussions', (c) => begin(c, tools))
  app.post('/threads/:id/messages', (c) => answering(c, tools))
  app.post('/messages/:id/edits', (c) =>
    onMessage(c, tools, {
      form: 'edit',
      schema: forms.Editing,
      work: (id, { setting, actor, data: { words } }) => editMessage(setting, actor, { id, words }),
    }),
  )
  app.post('/messages/:id/answers', (c) =>
    onMessage(c, tools, {
      form: 'resolve',
      schema: forms.Asking,
      work: (id, { setting, actor }) => markAnswer(setting, actor, id),
    }),
  )
  app.post('/threads/:id/reopenings', (c) => reopening(c, tools))
  app.post('/messages/:id/requests', (c) =>
    onMessage(c, tools, {
      form: 'ask',
      schema: forms.Asking,
      work: (id, { setting, actor }) => askFor(setting, actor, id),
    }),
  )
  app.post('/messages/:id/permissions', (c) =>
    onMessage(c, tools, {
      form: 'allow',
      schema: forms.Allowing,
      work: (id, { setting, actor, data }) => allow(setting, actor, id, data.person),
    }),
  )
  app.post('/messages/:id/removals', async (c) => {
    const done = await onMessage(c, tools, {
      form: 'remove',
      schema: forms.Removing,
      work: (id, { setting, actor, data: { basis, reason } }) =>
        removeMessage(setting, actor, { id, basis, reason }),
    })
    const id = messageId(c.req.param('id'))
    if (id) await dropFiles(tools, id)
    return done
  })
}

const begin = (c: Here, tools: Tools): Promise<Response> =>
  answer(c, tools, {
    form: 'begin',
    schema: forms.Beginning,
    takesFiles: true,
    work: async ({ setting, actor, data, received }) => {
      const { about, anchor, question, subject, words, as } = data
      const agreed = await agreeingAbout(setting, actor, data, about)
      return toMessage(
        await beginThread(setting, agreed, {
          ...{ about, anchor, question, subject, words, received },
          ...as,
        }),
      )
    },
    again: (returned, { about, anchor }) => {
      const clause = typeof anchor === 'string' ? anchorOf(anchor)?.clause : undefined
      const raw = typeof about === 'string' ? about : undefined
      return showBeginning(c, { about: raw, clause }, returned)
    },
  })

const answering = (c: Here, tools: Tools): Promise<Response> =>
  answer(c, tools, {
    form: 'answer',
    schema: forms.Answering,
    takesFiles: true,
    work: async ({ setting, actor, data, received }) => {
      const id = threadId(c.req.param('id') ?? '')
      const thread = id && (await findThread(setting.tx, id, actor.person))
      if (!thread) return refuse(gone)
      const agreed = await agreeingAbout(setting, actor, data, thread.about)
      const { parent, subject, words, as } = data
      const typed = { thread: thread.id, parent, subject, words, received, ...as }
      return toMessage(await answerThread(setting, agreed, typed))
    },
    // Sent from the page of the message that it answers, or from that of the thread.
    again: (returned, { parent }) => {
      const id = typeof parent === 'string' ? messageId(parent) : undefined
      return id ? showMessageAt(c, id, returned) : showThread(c, returned)
    },
  })

const reopening = (c: Here, tools: Tools): Promise<Response> =>
  answer(c, tools, {
    form: 'reopen',
    schema: forms.Asking,
    work: async ({ setting, actor, data }) => {
      const id = threadId(c.req.param('id') ?? '')
      const thread = id && (await findThread(setting.tx, id, actor.person))
      if (!thread) return refuse(gone)
      const agreed = await agreeingAbout(setting, actor, data, thread.about)
      const done = await reopen(setting, agreed, thread.id)
      return done.ok ? ok<To>(`/threads/${thread.id}`) : done
    },
    again: (returned) => showThread(c, returned),
  })

type OnMessage<Schema extends z.ZodType<forms.Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly work: (
    id: Message['id'],
    acting: Acting<z.output<Schema>>,
  ) => Promise<Result<unknown, ListRefusal | Gone>>
}

const onMessage = <Schema extends z.ZodType<forms.Acting>>(
  c: Here,
  tools: Tools,
  { form, schema, work }: OnMessage<Schema>,
): Promise<Response> =>
  answer<Schema>(c, tools, {
    form,
    schema,
    work: async (acting) => {
      const { setting, actor, data } = acting
      const id = messageId(c.req.param('id') ?? '')
      const message = id && (await findMessage(setting.tx, id, actor.person))
      const thread = message && (await findThread(setting.tx, message.thread, actor.person))
      if (!id || !thread) return refuse(gone)
      const agreed = await agreeingAbout(setting, actor, data, thread.about)
      const done = await work(id, { ...acting, actor: agreed })
      return done.ok ? ok<To>(`/messages/${id}`) : done
    },
    again: (returned) => showMessage(c, returned),
  })

/** What a reader keeps for themselves: nothing of it goes on the record. */
function mountReading(app: Hono<SiteEnv>, tools: Tools): void {
  app.post('/discussions/marks', (c) =>
    answer(c, tools, {
      form: 'mark',
      schema: forms.MarkingAll,
      work: async ({ setting, actor, data: { back, about, until } }) => {
        const asked = { about, until: until as Instant | undefined }
        const done = await markAllRead(setting, actor, asked)
        return done.ok ? ok((back ?? '/discussions') as To) : done
      },
      again: async (returned) => showThreads(c, await listedBy(c, {}), returned),
    }),
  )
  app.post('/threads/:id/marks', (c) =>
    answer(c, tools, {
      form: 'mark',
      schema: forms.Marking,
      work: async ({ setting, actor, data: { number } }) => {
        const thread = threadId(c.req.param('id') ?? '')
        const done = thread ? await markRead(setting, actor, { thread, number }) : refuse(gone)
        return done.ok ? ok<To>(`/threads/${thread ?? ''}`) : done
      },
      again: (returned) => showThread(c, returned),
    }),
  )
  app.post('/discussions/choices', (c) =>
    answer(c, tools, {
      form: 'choose',
      schema: forms.Choosing,
      work: async ({ setting, actor, data: { place, choice } }) => {
        const chosen = choice === 'none' ? undefined : choice
        const done = await choosePlace(setting, actor, { place, choice: chosen })
        return done.ok ? ok(done.value as To) : done
      },
      again: async (returned) => showThreads(c, await listedBy(c, {}), returned),
    }),
  )
}
