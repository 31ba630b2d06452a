/** What is written in the rooms of the practice table: captions in three languages, and a chat. */
import { tongue, writeCaptions } from '../../src/domains/captions/index.ts'
import { writeChat, type ChatLineId } from '../../src/domains/chats/index.ts'
import type { Meeting, MeetingWorking } from '../../src/domains/meetings/index.ts'
import type { Language } from '../../src/platform/languages/index.ts'
import { here, must } from '../stage.ts'
import { capacityOf } from './labels-stage.ts'

/** What was said, in its own language first; the others are a machine's. */
export const MAKER: Said = [
  ['en', 'We can pay for the first test, if one test counts in every market.'],
  ['fr', 'Nous pouvons payer le premier essai, si un seul essai vaut sur tous les marchés.'],
  ['ar', 'يمكننا أن ندفع ثمن الاختبار الأول إذا كان اختبار واحد يكفي في كل سوق.'],
]
export const USERS: Said = [
  ['en', 'Whoever pays, the label must say who tested, and when.'],
  ['fr', 'Peu importe qui paie : l’étiquette doit dire qui a fait l’essai, et quand.'],
  ['ar', 'أيًا كان من يدفع، يجب أن تقول البطاقة من أجرى الاختبار ومتى.'],
]

export type Said = readonly (readonly [Language, string])[]

/** By whoever runs the meeting, at the hour of the transaction. */
export async function captioned(
  working: MeetingWorking,
  meeting: Meeting,
  said: Said,
): Promise<void> {
  const [first] = said
  for (const one of said) {
    const [name, text] = one
    const isFloor = one === first
    const { now } = working
    must(
      await writeCaptions(working, meeting, {
        language: here(tongue(name), name),
        from: isFloor ? undefined : tongue(first?.[0] ?? ''),
        by: isFloor ? 'person' : 'machine',
        door: isFloor ? 'typed' : 'pushed',
        session: undefined,
        lines: [{ text, speaker: undefined, at: now, until: now }],
      }),
    )
  }
}

type Written = { readonly words: string; readonly language?: Language; readonly reply?: ChatLineId }

export const wrote = async (
  working: MeetingWorking,
  meeting: Meeting,
  { words, language = 'en', reply }: Written,
): Promise<ChatLineId> => {
  const capacity = capacityOf(working.actor)
  return must(await writeChat(working, meeting, { words, capacity, language, reply })).id
}
