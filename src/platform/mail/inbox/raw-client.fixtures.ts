/**
 * A line to a mail server on which a test says whatever it likes, byte by byte. Knows no rule of
 * mail. For tests and promises only.
 */
import { connect, type Socket } from 'node:net'

export type RawClient = {
  /** Sends the text as bytes (one for each character), and waits for one whole answer. */
  readonly say: (text: string) => Promise<string>
  /** Sends and does not wait. */
  readonly send: (bytes: string | Uint8Array) => void
  /** The next whole answer, or `''` once the line is closed. */
  readonly answer: () => Promise<string>
  readonly end: () => void
}

/** A last line of an answer: its code, and a space where others have a hyphen. */
const WHOLE = /^(?:\d{3}-[^\r\n]*\r\n)*\d{3} [^\r\n]*\r\n/

export async function rawClient(
  place: { readonly port: number } | { readonly path: string },
): Promise<RawClient> {
  const socket: Socket = connect('path' in place ? place : { ...place, host: '127.0.0.1' })
  let heard = ''
  let isClosed = false
  let wake = () => {}
  socket.on('data', (data) => {
    heard += data.toString('latin1')
    wake()
  })
  socket.on('close', () => {
    isClosed = true
    wake()
  })
  // A line that breaks is heard as closed.
  socket.on('error', () => {})
  const answer = async (): Promise<string> => {
    for (;;) {
      const whole = WHOLE.exec(heard)?.[0]
      if (whole !== undefined) {
        heard = heard.slice(whole.length)
        return whole.trimEnd()
      }
      if (isClosed) return ''
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const send = (bytes: string | Uint8Array) =>
    void socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  await answer()
  return {
    send,
    answer,
    say: (text) => {
      send(text)
      return answer()
    },
    end: () => void socket.destroy(),
  }
}

/** One whole delivery; the answer to the message's last dot. */
export async function deliver(
  client: RawClient,
  mail: { readonly from: string; readonly to: readonly string[]; readonly raw: string },
): Promise<string> {
  const answers = [await client.say(`MAIL FROM:<${mail.from}>\r\n`)]
  for (const to of mail.to) answers.push(await client.say(`RCPT TO:<${to}>\r\n`))
  const refused = answers.find((answer) => !answer.startsWith('250'))
  if (refused !== undefined) return refused
  const ready = await client.say('DATA\r\n')
  if (!ready.startsWith('354')) return ready
  return client.say(`${mail.raw.replace(/^\./gm, '..')}\r\n.\r\n`)
}
