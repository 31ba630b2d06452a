/** A small site for tests: one page of notes, a form that adds one, people who are just names. */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { openTestDatabase, type TestOptions } from '../../../test/databases.ts'
import type { BeforeCommit, Read, Tx } from '../db/index.ts'
import { Field, Form, Page, TextArea, useReader, type Again, type Site } from '../html/index.ts'
import { openCatalogues } from '../languages/index.ts'
import { ok, refuse, type Instant } from '../values.ts'
import {
  absent,
  cookieHeader,
  createApp,
  createPageCache,
  line,
  once,
  page,
  passage,
  posted,
  startSession,
  wordsFor,
  type AppOptions,
  type Viewer,
} from './index.ts'
import type { Context, Hono } from 'hono'
import type { Env } from './index.ts'

const catalogues = openCatalogues(fileURLToPath(new URL('../..', import.meta.url)))

export const aSite: Site = {
  name: 'Parley',
  host: 'Example Institute',
  url: 'http://parley.test',
  nav: [],
  tools: [],
  links: [],
  demo: false,
  practice: true,
}

/** The notes are kept in a table of ours that is there anyway: no product table for a test. */
type NoteTables = { heartbeats: { name: string; beat: Instant } }
const notesIn = (read: Read) => read.withTables<NoteTables>().selectFrom('heartbeats')

export const notesOf = async (read: Read): Promise<readonly string[]> => {
  const rows = await notesIn(read).select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}

export const addNote = (tx: Tx, name: string, beat: Instant) =>
  tx.withTables<NoteTables>().insertInto('heartbeats').values({ name, beat }).execute()

const Note = z.object({ title: line({ max: 40 }), text: passage({ min: 0, max: 2_000 }) })

type NotePage = {
  readonly notes?: readonly string[]
  readonly again?: Again
  readonly form?: boolean
}

function Notes({ notes = [], again, form = false }: NotePage) {
  const { viewer, path } = useReader()
  return (
    <Page title="Notes">
      <p>{`Read by ${viewer?.name ?? 'nobody we know'} at ${path}`}</p>
      {notes.map((note) => (
        <p>{note}</p>
      ))}
      {form && (
        <Form action="/notes" again={again} submit="Add">
          <Field name="title" label="Title" />
          <TextArea name="text" label="Text" />
        </Form>
      )}
    </Page>
  )
}

type Person = Viewer & { readonly shoeSize: number }

function mountNotes(app: Hono<Env<Person>>): void {
  app.get('/notes', async (c) => {
    const notes = await notesOf(c.var.here.database.read)
    const options = { json: { notes }, csv: notes.map((note) => [note]), topics: ['notes'] }
    return page(c, <Notes notes={notes} />, options)
  })
  app.get('/notes/new', (c) => page(c, <Notes form />, { topics: ['notes'] }))
  app.get('/notes/:name', async (c) => {
    const notes = await notesOf(c.var.here.database.read)
    const name = c.req.param('name')
    return notes.includes(name) ? page(c, <Notes notes={[name]} />) : absent(c)
  })
  app.get('/me', async (c) => c.text(`${(await c.var.viewer())?.shoeSize ?? 'nobody'}`))
  app.get('/broken', () => {
    throw new Error('the secret is swordfish')
  })
  app.post('/notes', addition)
}

async function addition(c: Context<Env<Person>>): Promise<Response> {
  const form = await posted(c, Note)
  if (!form.ok) return page(c, <Notes form again={form} />, { status: 400 })
  const { title } = form.data
  const done = await once(c, form, async (tx, now) => {
    await addNote(tx, title, now)
    return title === 'forbidden' ? refuse('forbidden') : ok(`/notes/${title}` as const)
  })
  if (done.ok) return done.value
  const t = await wordsFor(c)
  return page(c, <Notes form again={form} />, { status: 422, title: t('http.status.422') })
}

type WorldOptions = TestOptions &
  Partial<Pick<AppOptions<Person>, 'limits' | 'behindProxy' | 'secure' | 'log' | 'mount'>>

/** An application on a fresh database; what is posted to it looks like a browser's post. */
export async function aWorld(options: WorldOptions = {}) {
  const { clock, mount = [], ...rest } = options
  const cache = createPageCache()
  const beforeCommit: BeforeCommit = async () => () => cache.touch(['notes'])
  const database = await openTestDatabase({ beforeCommit, ...(clock ? { clock } : {}) })
  onTestFinished(() => database.close())
  const app = createApp<Person>({
    database,
    site: aSite,
    catalogues,
    cache,
    secure: false,
    viewerOf: async (name) => ({ name, handle: name, shoeSize: 43 }),
    mount: [mountNotes, ...mount],
    log: pino({ level: 'silent' }),
    ...rest,
  })
  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  const signIn = async (subject: string) => {
    const token = await database.transact((tx, now) =>
      startSession(tx, { subject, now, clock: database.clock }),
    )
    return { cookie: cookieHeader(options.secure ?? false, token) }
  }
  return { app, cache, database, post, signIn, notes: () => notesOf(database.read) }
}

export type World = Awaited<ReturnType<typeof aWorld>>
