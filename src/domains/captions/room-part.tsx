/** What captions add to the room: the last lines that were said, and the other languages. */
import { Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import type { RoomPart } from '../rooms/index.ts'
import { inOrder } from './caption.ts'
import { CAPTION_KINDS } from './kinds.ts'
import { caseOf } from './load-case.ts'
import { linesShown, strandsOf, tongueFor } from './load.ts'
import { Languages, pathOf, Words } from './parts.tsx'
import { mayWrite } from './rules.ts'
import type { LinesShown, Strands } from './shown.ts'
import { lastPushes } from './store.ts'

/** As many as one reads while somebody speaks. */
const GLANCED_MAX = 3

export const captionsPart: RoomPart = {
  name: 'captions',
  place: 'main',
  kinds: CAPTION_KINDS,
  async show({ db, meeting }) {
    const strands = await strandsOf(db, meeting.id)
    if (strands.length === 0) return undefined
    const last = []
    for (const { language } of strands) {
      const lines = inOrder(await lastPushes(db, meeting.id, language, GLANCED_MAX))
      last.push(...lines.filter(({ struck }) => !struck).slice(-GLANCED_MAX))
    }
    return <Last shown={await linesShown(db, meeting, last)} strands={strands} />
  },
  async own({ db, meeting, hosting, viewer, now }) {
    const about = await caseOf(db, { meeting, hosting, actor: viewer, now })
    return canTry(mayWrite(about)) ? <ToWrite path={`${pathOf({ meeting })}/write`} /> : undefined
  },
}

type Props = { readonly shown: LinesShown; readonly strands: Strands }

/** In the reader's language where there is one, else in that of the floor. */
function Last({ shown, strands }: Props) {
  const { t, language: own } = useReader()
  const language = tongueFor(strands, own)
  const lines = shown.lines.filter((line) => line.language === language)
  const path = pathOf(shown)
  return (
    <Section title={t('captions.room')} beside={<Link to={path}>{t('captions.to-read')}</Link>}>
      <div class="prose serif">
        {lines.map((line) => (
          <Words shown={shown} line={line} />
        ))}
      </div>
      <Languages path={path} strands={strands} language={language} />
    </Section>
  )
}

function ToWrite({ path }: { readonly path: string }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={path}>{t('captions.to-write')}</Link>
    </Meta>
  )
}
