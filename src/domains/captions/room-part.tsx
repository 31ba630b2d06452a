/** What captions add to the room: the last lines that were said, and the other languages. */
import { Link, Meta, useReader } from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { roomAt, runningOf, turnsOf, type RoomPart, type RoomScene } from '../rooms/index.ts'
import { inOrder } from './caption.ts'
import { CAPTION_KINDS } from './kinds.ts'
import { caseOf } from './load-case.ts'
import { linesShown, strandsOf, tongueFor } from './load.ts'
import { madeBriefly, madeInRoom, tongueName } from './naming.ts'
import { attendeeKey, pathOf, Speaker, speakerKey, Words } from './parts.tsx'
import { mayWrite } from './rules.ts'
import type { LinesShown, Strands } from './shown.ts'
import { lastPushes } from './store.ts'

/** As many as one reads while somebody speaks. */
const GLANCED_MAX = 3

export const captionsPart: RoomPart = {
  name: 'captions',
  place: 'floor',
  inTongues: true,
  // Whose line it was is said where somebody else has the floor by now.
  kinds: [...CAPTION_KINDS, 'floor'],
  async show(scene) {
    const { db, meeting } = scene
    const strands = await strandsOf(db, meeting.id)
    if (strands.length === 0) return undefined
    const last = []
    for (const { language } of strands) {
      const lines = inOrder(await lastPushes(db, meeting.id, language, GLANCED_MAX))
      last.push(...lines.filter(({ struck }) => !struck).slice(-GLANCED_MAX))
    }
    const running = runningOf(await turnsOf(db, meeting.id))
    return (
      <Last
        scene={scene}
        shown={await linesShown(db, meeting, last)}
        strands={strands}
        speaks={attendeeKey(running?.by.who)}
      />
    )
  },
  async own({ db, meeting, hosting, viewer, now }) {
    const about = await caseOf(db, { meeting, hosting, actor: viewer, now })
    return canTry(mayWrite(about)) ? <ToWrite path={`${pathOf({ meeting })}/write`} /> : undefined
  },
}

type Props = {
  readonly scene: RoomScene
  readonly shown: LinesShown
  readonly strands: Strands
  /** Whoever has the floor now, as `speakerKey` names them. */
  readonly speaks: string
}

/** In the language that was asked for, else the reader's, else that of the floor. */
function Last({ scene, shown, strands, speaks }: Props) {
  const { t, language: own } = useReader()
  const { asked, meeting } = scene
  const isThere = strands.some((one) => one.language === asked.language)
  const language = tongueFor(strands, isThere ? asked.language : own)
  const lines = shown.lines.filter((line) => line.language === language)
  return (
    <section class="stack-2" aria-label={t('captions.room')}>
      <div class="prose serif captions">
        {lines.map((line, index) => {
          const before = lines[index - 1]
          const isOther = speakerKey(line) !== (before ? speakerKey(before) : speaks)
          return (
            <>
              {isOther && (
                <p class="meta">
                  <Speaker shown={shown} line={line} />
                </p>
              )}
              <Words shown={shown} line={line} />
            </>
          )
        })}
      </div>
      <Meta>
        {strands
          .filter((strand) => strand.language === language)
          .map((strand) => madeInRoom(strand, t))}
        {strands
          .filter((strand) => strand.language !== language)
          .map((strand) => (
            <>
              {' · '}
              <Link
                to={`${roomAt(meeting, { ...asked, language: strand.language })}#captions`}
                lang={strand.language}
              >
                {tongueName(strand.language)}
              </Link>{' '}
              ({madeBriefly(strand, t)})
            </>
          ))}
        {' · '}
        <Link to={`${pathOf({ meeting })}?language=${language ?? ''}`}>
          {t('captions.to-read')}
        </Link>
      </Meta>
    </section>
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
