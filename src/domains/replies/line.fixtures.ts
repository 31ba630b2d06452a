/** A person with nothing but a mail reader, at the other end of a real line. For tests only. */
import { onTestFinished } from 'vitest'
import type { World } from '../../../test/world.ts'
import { inboxProviders, replyingOn } from '../../inbox.ts'
import { playedTimers } from '../../platform/jobs/timers.fixtures.ts'
import { openCatalogues, type Language } from '../../platform/languages/index.ts'
import { listOutbox, type OutgoingMail } from '../../platform/mail/index.ts'
import { startMailIn } from '../../platform/mail/inbox/index.ts'
import { deliver, rawClient } from '../../platform/mail/inbox/raw-client.fixtures.ts'
import { after, seconds, type Instant } from '../../platform/values.ts'
import { SOURCES } from '../../site.ts'
import { sendAnswers } from './answers.ts'
import { working } from './mailbox.fixtures.ts'

const catalogues = openCatalogues(SOURCES)

/** What programs of each language put above what they quote. */
const ATTRIBUTIONS: Partial<Record<Language, string>> = {
  en: 'On Sat, 21 Nov 2026 at 12:00, Example Institute <notices@lists.localhost> wrote:',
  zh: '在 2026年11月21日 12:00，Example Institute <notices@lists.localhost> 写道：',
  ar: 'في السبت، 21 نوفمبر 2026 في 12:00، كتب Example Institute <notices@lists.localhost>:',
}

export type Sent = { readonly to: string; readonly subject: string; readonly text: string }

/** A door on a port, and what came in worked on before a mail is said to be sent. */
export async function aLine(world: World) {
  const { database, clock, letterbox, replyAddresses, tools } = world
  const { outbox, url } = letterbox
  const settings = { name: 'Example Institute', url }
  const ground = { clock, database, outbox, files: tools.files, replyAddresses }
  const replying = replyingOn({ ...ground, catalogues, settings })
  const problems: unknown[] = []
  const mailIn = await startMailIn({
    db: database,
    providers: inboxProviders(replying),
    replyAddresses,
    server: undefined,
    domain: outbox.domain,
    places: [{ kind: 'smtp', host: '127.0.0.1', port: 0 }],
    folder: database.folder,
    timers: playedTimers(),
    report: (_, problem) => void problems.push(problem),
  })
  const client = await rawClient({ port: mailIn.ports()[0] ?? 0 })
  onTestFinished(async () => {
    client.end()
    await mailIn.stop()
  })
  await client.say('EHLO phone.example\r\n')
  const { worked } = working(world, { wake: () => {} })
  let sent = 0
  const send = async (from: string, header: readonly string[], { to, subject, text }: Sent) => {
    clock.set(after(clock.now(), seconds(61)) as Instant)
    sent += 1
    const date = new Date(clock.now()).toUTCString().replace('GMT', '+0000')
    const raw = [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
      `Date: ${date}`,
      `Message-ID: <sent-${sent}@phone.example>`,
      ...header,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      (
        Buffer.from(text.replaceAll('\n', '\r\n'))
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n'),
    ].join('\r\n')
    const bare = /<(\S+)>/.exec(from)?.[1] ?? from
    const answer = await deliver(client, { from: bare, to: [to], raw })
    if (!answer.startsWith('250')) throw new Error(answer)
    await worked()
    await sendAnswers({ ...replying, database })
  }
  const mailsTo = async (to: string): Promise<readonly OutgoingMail[]> =>
    (await listOutbox(database.read, 100)).filter((one) => one.to === to).toReversed()
  return { send, mailsTo, problems, wordsIn: catalogues.translator }
}

export type Line = Awaited<ReturnType<typeof aLine>>

/** Reads what came last and answers it as a mail reader does: on top, with all of it quoted. */
export function aReader(line: Line, name: string, address: string, language: Language) {
  const from = `=?UTF-8?B?${Buffer.from(name).toString('base64')}?= <${address}>`
  const t = line.wordsIn(language)
  const read = async () => (await line.mailsTo(address)).at(-1) ?? expectMail(address)
  const write = (sent: Sent) => line.send(from, [], sent)
  const quoted = ({ text }: OutgoingMail) =>
    text
      .split('\n')
      .map((row) => `> ${row}`)
      .join('\n')
  const header = ({ messageId }: OutgoingMail) => [
    `In-Reply-To: ${messageId}`,
    `References: ${messageId}`,
  ]
  const to = ({ answer, subject }: OutgoingMail) => {
    if (!answer?.replyTo) throw new Error(`“${subject}” cannot be answered`)
    return { to: answer.replyTo, subject: `Re: ${subject}` }
  }
  const answer = async (text: string) => {
    const mail = await read()
    const body = `${text}\n\n${ATTRIBUTIONS[language] ?? ''}\n${quoted(mail)}`
    await line.send(from, header(mail), { ...to(mail), text: body })
  }
  /** In the quoted lines themselves. */
  const fillIn = async (fill: (row: string) => string) => {
    const mail = await read()
    const rows = quoted(mail).split('\n').map(fill)
    const text = [ATTRIBUTIONS[language] ?? '', ...rows].join('\n')
    await line.send(from, header(mail), { ...to(mail), text })
  }
  /** Does what the mails ask for until nothing is asked any more. */
  const followed = async () => {
    for (let mails = 0; mails < FOLLOWED_MAX; mails++) {
      const { text } = await read()
      const asksToAgree = [
        t('replies.ask.agree', { days: 7 }),
        t('replies.join.agree', { days: 7 }),
      ]
      if (asksToAgree.some((words) => text.includes(words))) await answer(AGREED[language] ?? '')
      else if (text.includes(t('replies.ask.confirm', { days: 7 }))) {
        await answer(CONFIRMED[language] ?? '')
      } else return read()
    }
    throw new Error('one mail asks after the other')
  }
  return { read, write, answer, fillIn, followed, t }
}

const FOLLOWED_MAX = 4
const AGREED: Partial<Record<Language, string>> = { en: 'I agree', zh: '我同意', ar: 'أوافق' }
const CONFIRMED: Partial<Record<Language, string>> = { en: 'confirm', zh: '确认', ar: 'أؤكد' }

function expectMail(address: string): never {
  throw new Error(`no mail to ${address}`)
}
