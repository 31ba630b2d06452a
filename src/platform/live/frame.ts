/** An event as it goes over the line. Pure. Source: HTML Standard, 9.2 "Server-sent events". */
import type { LiveEvent } from './event.ts'

const LINE_ENDS = /\r\n|\r|\n/

/** How long a browser waits before it comes back. */
const RETRY_MS = 1_000

/** The first thing on each line. */
export const OPENING = `retry: ${RETRY_MS}\n\n`

/** Where no line is kept open, a browser asks again after so long, as a page without one would. */
const POLL_MS = 5_000
export const POLLED = `retry: ${POLL_MS}\n\n`

/** Keeps a line open that has nothing to say. */
export const BEAT = ':\n\n'

/** Tells the page to read itself again: more was missed than is told one by one. */
export const RESET = 'event: reset\ndata:\n\n'

export const frameOf = ({ number, kind, data }: LiveEvent): string =>
  [
    `id: ${number}`,
    `event: ${kind}`,
    ...data.split(LINE_ENDS).map((line) => `data: ${line}`),
    '',
    '',
  ].join('\n')
