/** Asks the mail server whether it takes mail from us: greets it, signs in, sends nothing. */
import { createTransport } from 'nodemailer'
import { seconds } from '../values.ts'

const ANSWER_LONGEST = seconds(5)

/** What went wrong, in the server's or the network's words; `undefined` where it answered. */
export async function serverTrouble(url: string): Promise<string | undefined> {
  const transport = createTransport({
    url,
    connectionTimeout: ANSWER_LONGEST,
    greetingTimeout: ANSWER_LONGEST,
    socketTimeout: ANSWER_LONGEST,
    dnsTimeout: ANSWER_LONGEST,
    disableFileAccess: true,
    disableUrlAccess: true,
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
