/** Text lines from a stream of bytes, none longer than a bound. Knows no format. */
import type { Readable } from 'node:stream'

/** A request or an answer of the signer: at most 64 hashes of 46 characters, or a signed note. */
export const LINE_CHARACTERS_MAX = 16 * 1024

/** Throws for a longer line; a last line without its end is dropped. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding('utf8')
  let rest = ''
  for await (const chunk of stream) {
    rest += String(chunk)
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      yield rest.slice(0, end)
      rest = rest.slice(end + 1)
    }
    if (rest.length > LINE_CHARACTERS_MAX) throw new Error('a line longer than any message')
  }
}
