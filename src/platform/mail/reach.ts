/** Asks the mail server whether it takes mail from us: greets it, signs in, sends nothing. */
import { seconds } from '../values.ts'
import { tlsFor } from './smtp.ts'

const ANSWER_LONGEST = seconds(5)

/** What went wrong, in the server's or the network's words; `undefined` where it answered. */
export async function serverTrouble(url: string): Promise<string | undefined> {
  // Loaded with the first mail: a site without a mail server need not hold it.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url,
    connectionTimeout: ANSWER_LONGEST,
    greetingTimeout: ANSWER_LONGEST,
    socketTimeout: ANSWER_LONGEST,
    dnsTimeout: ANSWER_LONGEST,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: tlsFor(url),
  })
  try {
    await transport.verify()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    transport.close()
  }
}
