/** What a thread is about, looked up: its name, where it lies, and what holds there. */
import { findBody, type Body } from '../bodies/index.ts'
import { findDocket } from '../dockets/index.ts'
import { findIssue } from '../issues/index.ts'
import type { Commitment } from '../people/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import { findText } from '../texts/index.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { unreachable } from '../../platform/values.ts'
import { undertakingsOf } from '../templates/index.ts'
import type { About, Thread } from './message.ts'
import type { Ground } from './rules.ts'
import { findList } from './store-lists.ts'

/** A ground with what a page says of it. */
export type Place = Ground & {
  readonly title: Commitment
  readonly href: string
  readonly practice: boolean
}

type Found = {
  readonly title: Commitment
  readonly href: string
  readonly process: Process | undefined
  readonly body?: Body
  readonly practice?: boolean
  readonly list?: Ground['list']
}

/** Nothing for what is not there: nobody talks about it. */
export async function placeAt(db: Read | Tx, about: About): Promise<Place | undefined> {
  const found = await foundAt(db, about)
  if (!found) return undefined
  const { title, href, process, body, list } = found
  return {
    about,
    process,
    body: body?.id ?? process?.body,
    undertakings: process && undertakingsOf(process.pin),
    list,
    title,
    href,
    practice: found.practice ?? process?.practice ?? body?.practice ?? false,
  }
}

async function foundAt(db: Read | Tx, about: About): Promise<Found | undefined> {
  const within = (id: Process['id'] | undefined) =>
    id === undefined ? Promise.resolve(undefined) : findProcess(db, { id })
  switch (about.kind) {
    case 'process': {
      const process = await within(about.id)
      return process && { title: process.title, href: `/processes/${process.slug}`, process }
    }
    case 'body': {
      const body = await findBody(db, { id: about.id })
      const process = undefined
      return body && { title: body.name, href: `/bodies/${body.slug}`, process, body }
    }
    case 'issue': {
      const issue = await findIssue(db, about.id)
      if (!issue) return undefined
      const { id, title, practice } = issue
      return { title, href: `/issues/${id}`, process: await within(issue.process), practice }
    }
    case 'docket': {
      const docket = await findDocket(db, about.id)
      if (!docket) return undefined
      const process = await within(docket.process)
      return { title: docket.title, href: `/dockets/${docket.id}`, process }
    }
    case 'text': {
      const text = await findText(db, about.id)
      if (!text) return undefined
      const process = await within(text.process)
      return { title: text.title, href: `/texts/${text.id}`, process }
    }
    case 'list': {
      const list = await findList(db, about.id)
      if (!list) return undefined
      const process = await within(list.process)
      return { title: list.name, href: `/lists/${list.id}`, process, list }
    }
    default:
      return unreachable(about)
  }
}

/** Throws where it is gone: nothing that was talked about is ever removed. */
export async function placeOfThread(db: Read | Tx, { id, about }: Thread): Promise<Place> {
  const place = await placeAt(db, about)
  if (!place) throw new Error(`nothing to talk about in thread ${id}`)
  return place
}

/** A process has a page of its threads; other things are asked for by name. */
export const listPath = ({ about, process }: Place): string => {
  if (about.kind === 'process' && process) return `/processes/${process.slug}/discussion`
  return about.kind === 'list'
    ? `/lists/${about.id}`
    : `/discussions?about=${about.kind}:${about.id}`
}
