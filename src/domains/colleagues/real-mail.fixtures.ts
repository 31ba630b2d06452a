/** A whole site between two real lines of mail: one to it, one from it. For tests only. */
import { inject, onTestFinished } from 'vitest'
import type { World } from '../../../test/world.ts'
import { inboxProviders, replyingOn } from '../../inbox.ts'
import { openCatalogues } from '../../platform/languages/index.ts'
import { systemTimers } from '../../platform/jobs/index.ts'
import { openSmtp, sender, startMail } from '../../platform/mail/index.ts'
import { readMail, startMailIn } from '../../platform/mail/inbox/index.ts'
import { letter } from '../../platform/mail/inbox/inbox.fixtures.ts'
import { deliver, rawClient } from '../../platform/mail/inbox/raw-client.fixtures.ts'
import { startMeanServer } from '../../platform/mail/mean-server.fixtures.ts'
import { SOURCES } from '../../site.ts'

export type Sent = {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly answers?: string | undefined
}

/** Mail leaves over SMTP to a server that takes all, and comes in over SMTP at our own door. */
export async function realMail(world: World) {
  const { database, clock, letterbox, replyAddresses, tools } = world
  const { outbox } = letterbox
  const catalogues = openCatalogues(SOURCES)
  const settings = { name: 'Example Institute', url: letterbox.url }
  const ground = { clock, database, outbox, files: tools.files, replyAddresses }
  const problems: unknown[] = []
  const report = (_: string, problem: unknown) => void problems.push(problem)

  const server = await startMeanServer(() => 'accepts')
  const from = sender(settings.name, outbox.domain)
  const transport = openSmtp({ url: server.url, from, dkim: undefined, timers: systemTimers })
  const workers = startMail({ db: database, transport, timers: systemTimers, report })
  const running = await startMailIn({
    db: database,
    providers: inboxProviders(replyingOn({ ...ground, catalogues, settings })),
    replyAddresses,
    server: undefined,
    domain: outbox.domain,
    places: [{ kind: 'smtp', host: '127.0.0.1', port: 0 }],
    folder: inject('folder'),
    timers: systemTimers,
    report,
  })
  const client = await rawClient({ port: running.ports()[0] ?? 0 })
  await client.say('EHLO phone.example\r\n')
  onTestFinished(async () => {
    client.end()
    await running.stop()
    await workers.stop()
    transport.close()
    await server.close()
  })

  /** What arrived at a mailbox, as a mail program reads it. */
  const readBy = async (mailbox: string) => {
    const raws = server.arrived.filter(({ to }) => to === mailbox).map(({ raw }) => raw)
    const read = await Promise.all(raws.map((raw) => readMail(Buffer.from(raw), '')))
    return read.flatMap((one) => (one.ok ? [one.value.mail] : []))
  }
  let letters = 0
  /** @returns the last answer of our door */
  const post = ({ from: author, to, text, answers }: Sent): Promise<string> => {
    letters += 1
    const header = [
      `From: ${author}`,
      `To: ${to}`,
      'Subject: Re: your draft',
      `Date: ${new Date(clock.now()).toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <phone-${letters}@phone.example>`,
      ...(answers === undefined ? [] : [`In-Reply-To: ${answers}`, `References: ${answers}`]),
    ]
    const raw = letter(header, text).toString('latin1')
    return deliver(client, { from: author, to: [to], raw })
  }
  return { server, workers, readBy, post, problems }
}
