/** Notices that were sent, for the mail that tells each once: mailings send it. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { after, type Instant } from '../../platform/values.ts'
import { hostingOf, placeOf } from '../meetings/index.ts'
import type { Asked } from '../people/index.ts'
import { hostKey } from '../processes/index.ts'
import { nameOf, SENT_WITHIN, type Notice } from './notice.ts'
import { peopleOf } from './people.ts'
import { hrefOf } from './paths.ts'
import { wordingFor } from './rules.ts'
import { sentNotices } from './store.ts'

export async function noticesAsked(read: Read, now: Instant): Promise<readonly Asked[]> {
  const fresh = (await sentNotices(read)).filter(({ at }) => now < after(at, SENT_WITHIN))
  return (await Promise.all(fresh.map((notice) => askedIn(read, notice)))).flat()
}

async function askedIn(read: Read, notice: Notice): Promise<readonly Asked[]> {
  const { id, host, wordings, at } = notice
  const name = nameOf(id)
  const hosting = await hostingOf(read, host)
  if (!name || !hosting) return []
  const { name: title } = placeOf(hosting)
  const words = await wordsOf(read, [title, ...wordings.flatMap((one) => [one.subject, one.words])])
  const textOf = (commitment: string | undefined) => {
    const wording = commitment === undefined ? undefined : words.get(commitment)
    return wording?.kind === 'text' ? wording.text : '…'
  }
  return [
    {
      about: `notice:${id}`,
      place: hostKey(host),
      href: hrefOf(name),
      notice: `notice:${id}`,
      opens: at,
      until: after(at, SENT_WITHIN),
      people: await peopleOf(read, hosting, at),
      answers: [],
      isNotice: true,
      said: (_, language) => {
        const own = wordingFor(wordings, language)
        return {
          question: textOf(own?.subject),
          title: textOf(title),
          paragraphs: textOf(own?.words).split(/\n{2,}/),
        }
      },
    },
  ]
}
