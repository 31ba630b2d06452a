/**
 * Hands files out: never to be shown within a page, never as anything that a browser would run.
 * Where another host is set, only there.
 */
import { attachmentId } from './attachment.ts'
import { savedAs, type Files, type StoredFile } from '../../platform/files/index.ts'
import { absent } from '../../platform/http/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Read } from '../../platform/db/index.ts'
import { actorOf, personId, type Mount, type Tools } from '../people/index.ts'
import type { Here } from './pages.tsx'
import type { Reader } from './store-threads.ts'
import { findAttachment } from './store-attachments.ts'

const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"

/** Under the name for files there is nothing else. First of all routes. */
export const filesHost =
  ({ isAt }: Files): Mount =>
  (app) => {
    app.use(async (c, next) => {
      if (isAt(hostOf(c)) && !c.req.path.startsWith('/attachments/')) return absent(c)
      return next()
    })
  }

const hostOf = (c: Pick<Here, 'req'>): string => new URL(c.req.url).host

/** A file as it is handed out, whoever keeps it. */
export type Handed = {
  readonly stored: StoredFile
  readonly type: string
  readonly name: string
}

export type FileDoor = {
  readonly path: string
  readonly find: (reader: Reader) => Promise<Handed | undefined>
}

export const fileRoutes =
  ({ files }: Tools): Mount =>
  (app) => {
    app.get('/attachments/:id', (c) => {
      const id = c.req.param('id')
      const { read } = c.var.here.database
      const find: FileDoor['find'] = (reader) => foundFor(read, id, reader)
      return answerFile(c, files, { path: `/attachments/${id}`, find })
    })
  }

export async function answerFile(c: Here, files: Files, { path, find }: FileDoor) {
  const { origin } = files
  if (origin === undefined) return handOut(c, files, await find((await actorOf(c))?.person))
  const now = c.var.here.database.clock.now()
  if (!files.isAt(hostOf(c))) {
    const reader = (await actorOf(c))?.person
    if (!(await find(reader))) return absent(c)
    const location = files.addressOf(path, reader ?? '', now)
    return new Response(null, {
      status: 302,
      headers: { location, 'cache-control': 'no-store' },
    })
  }
  const { until = '', reader = '', sig = '' } = c.req.query()
  if (!files.isSigned(path, { until, reader, sig }, now)) return absent(c)
  return handOut(c, files, await find(personId(reader)))
}

async function handOut(c: Here, files: Files, found: Handed | undefined): Promise<Response> {
  const bytes = found && (await files.read(found.stored))
  if (!bytes) return absent(c)
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': found.type,
      'content-disposition': savedAs(found.name),
      'content-security-policy': SANDBOX,
      'x-content-type-options': 'nosniff',
      // What is removed has to be gone at once, from every memory on the way.
      'cache-control': 'private, no-store',
    },
  })
}

/** Nothing for whom it is not there, and for nobody once its name was removed. */
async function foundFor(read: Read, raw: string, reader: Reader): Promise<Handed | undefined> {
  const id = attachmentId(raw)
  const attachment = id && (await findAttachment(read, id, reader))
  if (!attachment) return undefined
  const { name, type } = attachment
  const handed = { stored: attachment, type }
  if ('text' in name) return name.text === '' ? undefined : { ...handed, name: name.text }
  const wording = (await wordsOf(read, [name.of])).get(name.of)
  return wording.kind === 'text' ? { ...handed, name: wording.text } : undefined
}
