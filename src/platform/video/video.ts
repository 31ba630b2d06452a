/** A server for video calls, as the rest of the program sees it. Talks to none. */
import type { Result } from '../values.ts'

export const VIDEO_KINDS = ['jitsi', 'big-blue-button'] as const
export type VideoKind = (typeof VIDEO_KINDS)[number]

/** A room and who goes in; `room` is ours, and names the same room each time. */
export type Entering = {
  readonly room: string
  readonly title: string
  readonly person: string
  /** May mute others and let them in. */
  readonly moderates: boolean
  /** Where one is when the call ends. */
  readonly back: string
}

export type VideoRefusal = { readonly kind: 'video-silent' } | { readonly kind: 'video-refused' }

export type Video =
  /** Whoever has the address is in: it is told once, and cannot be guessed. */
  | { readonly kind: 'jitsi'; readonly newRoom: () => string; readonly isOurs: Test }
  /** Each is let in under their own name, by an address that is good for them alone. */
  | {
      readonly kind: 'big-blue-button'
      readonly enter: (entering: Entering) => Promise<Result<string, VideoRefusal>>
    }

type Test = (link: string) => boolean
