/** The door to servers for video calls: which one is set, and whether it answers. */
import type { Clock } from '../clock.ts'
import { bigBlueButton, type Server } from './big-blue-button.ts'
import { jitsi } from './jitsi.ts'
import type { Video } from './video.ts'

export { tryServer } from './big-blue-button.ts'
export { VIDEO_KINDS, type Video, type VideoKind, type VideoRefusal } from './video.ts'

export type VideoSettings = {
  readonly jitsiUrl?: string | undefined
  readonly bigBlueButton?: Server | undefined
}

/** Where both are set BigBlueButton is taken: it lets people in by name. */
export function openVideo(
  { jitsiUrl, bigBlueButton: server }: VideoSettings,
  clock: Pick<Clock, 'random'>,
): Video | undefined {
  if (server) return bigBlueButton(server)
  return jitsiUrl === undefined ? undefined : jitsi(jitsiUrl, clock)
}
