/**
 * The process that promises/mail-out.ts kills: writes mail, or sends it, in a folder of its own.
 * Its clock runs ahead, so that minutes of back-off and of lease pass in parts of a second.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { systemClock, type Clock } from '../src/platform/clock.ts'
import { loadMigrations, openDatabase, type Database } from '../src/platform/db/index.ts'
import { systemTimers, type Timers } from '../src/platform/jobs/index.ts'
import { hostName, mailAddress } from '../src/platform/mail/address.ts'
import { mailStanding, sendFailedAgain } from '../src/platform/mail/health.ts'
import type { NewMail } from '../src/platform/mail/mail.ts'
import { mailSecret } from '../src/platform/mail/message-id.ts'
import { sender } from '../src/platform/mail/message.ts'
import { openOutbox } from '../src/platform/mail/outbox.ts'
import { openSmtp } from '../src/platform/mail/smtp.ts'
import { startMail } from '../src/platform/mail/worker.ts'
import { unreachable, type Duration, type Instant } from '../src/platform/values.ts'

/** How many times faster than ours this process's time runs. */
const SPEED = 720
const MAILS_PER_ACT = 50

const Task = z.object({
  root: z.string(),
  folder: z.string(),
  url: z.string(),
  /** When this run of the promise began: the clock goes on over all its processes. */
  began: z.number(),
  work: z.enum(['write', 'send', 'again', 'count']),
  count: z.number(),
})

const task = Task.parse(JSON.parse(process.argv[2] ?? ''))

const clock: Clock = {
  ...systemClock,
  now: () => (task.began + (systemClock.now() - task.began) * SPEED) as Instant,
  played: true,
}
const timers: Timers = {
  after: (delay, ring) => systemTimers.after((delay / SPEED) as Duration, ring),
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not an address')
  return value
}

const domain = known(hostName('lists.example.org'))

const unsubscribe = 'https://parley.example/mail/stops'

/** One message to a place: half of the mails of an act are its readers'. */
const list = (message: number) => ({
  author: 'Ann Lee',
  address: known(mailAddress('process-charter@lists.example.org')),
  title: 'Charter',
  at: task.began as Instant,
  messageId: `<message-${message}@lists.example.org>`,
  references: [],
  archive: 'https://parley.example/processes/charter/discussion',
  archivedAt: `https://parley.example/messages/${message}`,
  help: 'https://parley.example/account/mail',
})

async function write(db: Database): Promise<void> {
  const outbox = openOutbox({ clock, secret: mailSecret(task.folder, clock.random), domain })
  for (let done = 0; done < task.count; done += MAILS_PER_ACT) {
    await db.transact(async (tx) => {
      for (let index = done; index < Math.min(done + MAILS_PER_ACT, task.count); index++) {
        const to = known(mailAddress(`reader-${index}@example.org`))
        const body = { to, language: 'en', subject: `Mail ${index}` } as const
        const text = `Text of mail ${index}.\n`
        const mail: NewMail =
          index % 2 === 0
            ? { ...body, text, about: `call:${index}` }
            : {
                ...body,
                text,
                about: `message:${done}`,
                kind: 'list',
                unsubscribe,
                list: list(done),
              }
        await outbox.queueMail(tx, mail)
      }
    })
  }
}

async function send(db: Database): Promise<void> {
  const from = sender('Example Institute', domain)
  const transport = openSmtp({ url: task.url, from, dkim: undefined, timers })
  const report = (name: string, problem: unknown) => console.error(name, problem)
  const workers = startMail({ db, transport, timers, report })
  console.log('sending')
  while ((await mailStanding(db)).waiting > 0) await pause(50)
  await workers.stop()
  transport.close()
}

async function main(): Promise<void> {
  const migrations = await loadMigrations(join(task.root, 'src/platform/mail'))
  const { folder } = task
  const db = await openDatabase({ folder, clock, migrations, beforeCommit: async () => undefined })
  switch (task.work) {
    case 'write':
      await write(db)
      break
    case 'send':
      await send(db)
      break
    case 'again':
      await sendFailedAgain(db)
      break
    case 'count':
      console.log(JSON.stringify(await mailStanding(db)))
      break
    default:
      unreachable(task.work)
  }
  await db.close()
}

await main()
