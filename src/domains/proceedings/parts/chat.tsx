/** What was written beside a meeting: the first lines of its chat, the rest behind a link. */
import { Link, List, Meta, useReader, UserText } from '../../../platform/html/index.ts'
import { wordsOf, type Words } from '../../../platform/record/index.ts'
import { chatsOf, type ChatLine } from '../../chats/index.ts'
import { plain } from '../../processes/index.ts'
import { inLine, listed } from '../markdown.ts'
import type { ProceedingsPart } from '../part.ts'

/** Lines on the page; all are behind the link. */
const CHAT_SHOWN_MAX = 20

export const chatPart: ProceedingsPart = {
  name: 'chat',
  order: 40,
  async load({ read, shown, t }) {
    const lines = await chatsOf(read, shown.meeting.id)
    if (lines.length === 0) return undefined
    const standing = lines.filter(({ struck }) => struck === undefined)
    const first = standing.slice(0, CHAT_SHOWN_MAX)
    const words = await wordsOf(
      read,
      first.map((line) => line.words),
    )
    const path = `/meetings/${shown.meeting.id}/chat`
    const counts = {
      count: lines.length,
      struck: lines.length - standing.length,
    }
    return {
      heading: 'chats.title',
      beside: t('proceedings.chat.lines', counts),
      node: <Chat lines={first} words={words} path={path} />,
      md: listed(first.map((line) => inLine(plain({ words }, line.words, t('minutes.removed'))))),
      json: { path, ...counts, lines: lines.map(({ id }) => id) },
    }
  },
}

type ChatProps = {
  readonly lines: readonly ChatLine[]
  readonly words: Words
  readonly path: string
}

function Chat({ lines, words, path }: ChatProps) {
  const { t } = useReader()
  return (
    <>
      <List>
        {lines.map((line) => (
          <li>
            <UserText>{plain({ words }, line.words, t('minutes.removed'))}</UserText>
          </li>
        ))}
      </List>
      <Meta>
        <Link to={path}>{t('proceedings.chat.all')}</Link>
      </Meta>
    </>
  )
}
