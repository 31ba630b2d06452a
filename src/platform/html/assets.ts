/** The stylesheet and the script that pages link to, under names that hold their hash. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type HtmlAsset = {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  /** Another content has another path, so that a browser need never ask again. */
  readonly immutable: true
}

const HASH_CHARACTERS = 10

function asset(name: string, ending: string, type: string): HtmlAsset {
  const body = readFileSync(new URL(`./${name}.${ending}`, import.meta.url))
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, HASH_CHARACTERS)
  return { path: `/${name}.${hash}.${ending}`, type, body, immutable: true }
}

export const stylesheet = asset('style', 'css', 'text/css; charset=utf-8')
export const comfort = asset('comfort', 'js', 'text/javascript; charset=utf-8')
/** Only where a text is checked as it is written. */
export const liveCheck = asset('live-check', 'js', 'text/javascript; charset=utf-8')

/** Only in a live room: what changed is read again and put in its place. */
export const liveRoom = asset('live-room', 'js', 'text/javascript; charset=utf-8')

/** Only where somebody writes captions and lets the browser listen. */
export const listening = asset('listening', 'js', 'text/javascript; charset=utf-8')

/** The mark, for the tab of a browser; served as `/favicon.svg`. */
export const favicon = readFileSync(new URL('./favicon.svg', import.meta.url), 'utf8')

/** All that http must serve for pages to look and feel as they should. */
export const htmlAssets: readonly HtmlAsset[] = [
  stylesheet,
  comfort,
  liveCheck,
  liveRoom,
  listening,
]
