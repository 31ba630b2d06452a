/** Rooms of a Jitsi server: there as soon as their address is opened. Asks it nothing. */
import type { Clock } from '../clock.ts'
import type { Video } from './video.ts'

/** Nobody finds a room by trying names: 128 bits. */
const NAME_BYTES = 16

export function jitsi(url: string, { random }: Pick<Clock, 'random'>): Video {
  const base = `${url.replace(/\/+$/, '')}/parley-`
  return {
    kind: 'jitsi',
    newRoom: () => `${base}${Buffer.from(random(NAME_BYTES)).toString('hex')}`,
    isOurs: (link) => link.startsWith(base),
  }
}
