/** Whether somebody answers where mail is taken. Says nothing itself, and sends nothing. */
import { connect } from 'node:net'
import { openDns } from './dns.ts'
import { note, well, type Finding } from './finding.ts'
import { isPublicName } from './mail-dns.ts'

const ANSWER_LONGEST_MS = 3_000
/** RFC 5321 §4.5.4.2: where servers deliver to each other. */
const SMTP = 25

export type Place = { readonly path: string } | { readonly host: string; readonly port: number }

/** What greets us there; `undefined` where nobody does. */
export function firstLine(place: Place): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(place)
    const end = (line: string | undefined) => {
      socket.destroy()
      resolve(line)
    }
    socket.setTimeout(ANSWER_LONGEST_MS, () => end(undefined))
    socket.once('error', () => end(undefined))
    socket.once('data', (data) => end(data.toString('latin1').split('\r\n')[0]))
  })
}

type Asked = { readonly resolver?: string | undefined; readonly port?: number }

/**
 * The first server that the MX names, by the address that the DNS gives for it. From inside a
 * network it may be out of reach although the world reaches it: so a silence is only noted.
 */
export async function checkExchange(
  domain: string,
  { resolver, port = SMTP }: Asked,
): Promise<readonly Finding[]> {
  const dns = isPublicName(domain) ? openDns(resolver) : undefined
  const named = await dns?.mx(domain)
  if (!dns || named?.kind !== 'found') return []
  const [first] = named.values.toSorted((a, b) => a.priority - b.priority)
  const found = first && (await dns.addresses(first.exchange))
  const host = found?.kind === 'found' ? found.values[0] : undefined
  if (!first || host === undefined) return []
  const what = `port ${port}`
  const line = await firstLine({ host, port })
  if (line !== undefined) return [well(what, `${first.exchange} answers: ${line.slice(0, 80)}`)]
  const says =
    `${first.exchange} (${host}) does not answer from here. Ask from elsewhere; if it is shut ` +
    `there too, open port ${port} inwards, in the firewall and with whoever hosts the machine`
  return [note(what, says)]
}
