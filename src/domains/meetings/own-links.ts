/** Addresses of calls that this place makes itself, on a server of its own. Asks no server. */
import { ok, refuse, unreachable, type Result } from '../../platform/values.ts'
import type { Tools } from '../people/index.ts'
import type { MeetingId, SeriesId } from './meeting.ts'
import type { Refusal } from './refusal.ts'

export type Joined = `meetings/${MeetingId}` | `series/${SeriesId}`

/** For a meeting, or for all of a series; what is there already stays, where we made it. */
export type MakeLink = (joined: Joined, present?: string) => string

/** What a form asks for: nothing where its box is empty. */
export function madeBy(
  making: Making,
  { makeLink }: { readonly makeLink: boolean },
): Result<MakeLink | undefined, Refusal> {
  const made = makeLink ? linkMaker(making) : undefined
  return makeLink && !made ? refuse({ kind: 'no-video' }) : ok(made)
}

type Making = Pick<Tools, 'video' | 'url'>

/** Nothing where the place has no server. */
function linkMaker({ video, url }: Making): MakeLink | undefined {
  if (!video) return undefined
  switch (video.kind) {
    case 'jitsi':
      return (_, present) =>
        present !== undefined && video.isOurs(present) ? present : video.newRoom()
    case 'big-blue-button':
      return (joined, present) =>
        present !== undefined && isDoor(present, url) ? present : `${url}/${joined}/join`
    default:
      return unreachable(video)
  }
}

/** An address of ours that lets people into a room of the server, each by name. */
export const isDoor = (link: string, url: string): boolean =>
  link.startsWith(`${url}/`) &&
  /^\/(meetings|series)\/[0-9A-Z]{26}\/join$/.test(link.slice(url.length))

export function isOwnLink(link: string | undefined, { video, url }: Making): boolean {
  if (link === undefined) return false
  return isDoor(link, url) || (video?.kind === 'jitsi' && video.isOurs(link))
}
