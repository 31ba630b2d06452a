/**
 * The two calls of BigBlueButton that a meeting needs: that its room is there, and an address for
 * one who goes in. Nobody is shown a password: roles are named instead (since version 2.4).
 *
 * Source: docs.bigbluebutton.org, API Reference: create, join, and the checksum of each call.
 */
import { createHash } from 'node:crypto'
import { ok, refuse, type Result } from '../values.ts'
import type { Video, VideoRefusal } from './video.ts'

/** How long a person waits for the server before they are told that it is silent. */
const ANSWER_MS_MAX = 5_000
/** Of the answers that are read here, a hundred times the usual. */
const ANSWER_BYTES_MAX = 100_000

export type Server = { readonly url: string; readonly secret: string }

export const bigBlueButton = (server: Server): Video => ({
  kind: 'big-blue-button',
  enter: async ({ room, title, person, moderates, back }) => {
    const made = await ask(server, 'create', { meetingID: room, name: title, logoutURL: back })
    if (!made.ok) return made
    const role = moderates ? 'MODERATOR' : 'VIEWER'
    return ok(addressOf(server, 'join', { meetingID: room, fullName: person, role }))
  },
})

/** Whether it answers, and takes our secret. */
export const tryServer = (server: Server): Promise<Result<true, VideoRefusal>> =>
  ask(server, 'getMeetings', {})

type Fields = Readonly<Record<string, string>>

/** The server counts the checksum over the query as it is sent, without the checksum itself. */
function addressOf({ url, secret }: Server, call: string, fields: Fields): string {
  const query = new URLSearchParams(fields).toString()
  const checksum = createHash('sha256').update(`${call}${query}${secret}`).digest('hex')
  const base = url.replace(/\/+$/, '').replace(/\/api$/, '')
  return `${base}/api/${call}?${query === '' ? '' : `${query}&`}checksum=${checksum}`
}

async function ask(
  server: Server,
  call: string,
  fields: Fields,
): Promise<Result<true, VideoRefusal>> {
  const answer = await textAt(addressOf(server, call, fields))
  if (answer === undefined) return refuse({ kind: 'video-silent' })
  const isThere = /<messageKey>idNotUnique<\/messageKey>/.test(answer)
  const isWell = isThere || /<returncode>SUCCESS<\/returncode>/.test(answer)
  return isWell ? ok(true) : refuse({ kind: 'video-refused' })
}

/** Nothing where it is silent, slow, leads elsewhere, fails or does not come to an end. */
async function textAt(address: string): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS_MAX)
    const answer = await fetch(address, { signal, redirect: 'error' })
    if (!answer.ok || !answer.body) return undefined
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of answer.body) {
      size += part.length
      if (size > ANSWER_BYTES_MAX) return undefined
      parts.push(part)
    }
    return Buffer.concat(parts).toString('utf8')
  } catch {
    return undefined
  }
}
