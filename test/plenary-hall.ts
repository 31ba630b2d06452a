/**
 * Browsers that follow one room, each on a real line of its own: a line can break, and whoever
 * comes back says what they heard last. Judges nothing.
 */
import { request, type ClientRequest } from 'node:http'

export type Heard = { readonly number: number; readonly kind: string; readonly data: string }

export type Ear = {
  readonly heard: readonly Heard[]
  /** A line that the server answers; after a break it begins where the last one ended. */
  readonly open: () => Promise<void>
  /** As when a cable is pulled: nobody says goodbye. */
  readonly breakOff: () => void
  /** Until so much was heard. */
  readonly until: (number: number) => Promise<void>
}

type Hall = { readonly port: number; readonly path: string; readonly from: number }

export function anEar({ port, path, from }: Hall, cookie: string): Ear {
  const heard: Heard[] = []
  const waiting = new Set<{ readonly number: number; readonly reached: () => void }>()
  let line: ClientRequest | undefined
  const last = () => heard.at(-1)?.number ?? from
  const hear = (frame: string) => {
    const one = heardIn(frame)
    if (!one) return
    heard.push(one)
    for (const wait of waiting) {
      if (last() < wait.number) continue
      waiting.delete(wait)
      wait.reached()
    }
  }
  return {
    heard,
    open: () => {
      const begun = Promise.withResolvers<void>()
      const headers = { cookie, ...(heard.length > 0 ? { 'last-event-id': String(last()) } : {}) }
      const at = `${path}?after=${from}`
      const own = request(
        { host: '127.0.0.1', port, path: at, headers, agent: false },
        (answer) => {
          let rest = ''
          answer.setEncoding('utf8')
          answer.on('data', (text: string) => {
            // What still arrives of a line that was broken off is heard by nobody.
            if (line !== own) return
            const frames = (rest + text).split('\n\n')
            rest = frames.pop() ?? ''
            frames.forEach(hear)
          })
          answer.on('error', () => own.destroy())
          begun.resolve()
        },
      )
      own.on('error', (error) => (line === own ? begun.reject(error) : begun.resolve()))
      own.end()
      line = own
      return begun.promise
    },
    breakOff: () => {
      const broken = line
      line = undefined
      broken?.destroy()
    },
    until: (number) =>
      new Promise((reached) => {
        if (last() >= number) reached()
        else waiting.add({ number, reached })
      }),
  }
}

/** Beats and openings are no events; one without a number says that something was missed. */
function heardIn(frame: string): Heard | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1]
  const kind = field('event')
  if (kind === undefined) return undefined
  return { number: Number(field('id') ?? NaN), kind, data: field('data') ?? '' }
}
