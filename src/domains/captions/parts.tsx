/** Lines of captions as they are read, in the room and in a transcript. Pure. */
import type { ComponentChildren } from 'preact'
import { Link, Row, Tag, useReader, UserText, When } from '../../platform/html/index.ts'
import type { Attendee } from '../minutes/index.ts'
import { Name, plain } from '../processes/index.ts'
import type { Tongue } from './caption.ts'
import { madeOf, tongueName } from './naming.ts'
import type { LinesShown, SpokenLine, Strands } from './shown.ts'

type Of = { readonly shown: LinesShown; readonly line: SpokenLine }

export const pathOf = ({ meeting }: Pick<LinesShown, 'meeting'>) =>
  `/meetings/${meeting.id}/captions`

/** Whom the source named, else who had the floor; nobody where nobody had it. */
export function Speaker({ shown, line }: Of) {
  const { t } = useReader()
  const { speaker, floor } = line
  if (speaker !== undefined) {
    return <UserText>{plain(shown, speaker, t('captions.removed'))}</UserText>
  }
  if (!floor) return null
  if (floor.kind === 'person') return <Name scene={shown} person={floor.person} />
  return <UserText>{plain(shown, floor.name, t('captions.removed'))}</UserText>
}

/** The same for two lines of one speaker. */
export const speakerKey = ({ speaker, floor }: SpokenLine): string => speaker ?? attendeeKey(floor)

/** Nothing where nobody has the floor. */
export const attendeeKey = (who: Attendee | undefined): string =>
  who?.kind === 'person' ? who.person : (who?.name ?? '')

/** In its language and direction; of one that was struck only that, by whom and why. */
export function Words({ shown, line }: Of) {
  const { t } = useReader()
  const { struck, language, words } = line
  if (!struck) {
    return (
      <p lang={language} dir="auto">
        {plain(shown, words, t('captions.removed'))}
      </p>
    )
  }
  return (
    <p class="hint">
      {t.rich('captions.struck', {
        name: <Name scene={shown} person={struck.by} />,
        why: <UserText>{plain(shown, struck.why, t('captions.removed'))}</UserText>,
      })}
    </p>
  )
}

type LinesProps = {
  readonly shown: LinesShown
  /** What can be done with a line. */
  readonly below?: (line: SpokenLine) => ComponentChildren
}

/** Who speaks is said where it changes. */
export const Transcript = ({ shown, below }: LinesProps) => (
  <div class="stack-2">
    {shown.lines.map((line, index) => {
      const before = shown.lines[index - 1]
      const isNew = !before || speakerKey(before) !== speakerKey(line)
      return (
        <div id={`line-${line.id}`}>
          {isNew && (
            <p class="meta">
              <strong>
                <Speaker shown={shown} line={line} />
              </strong>{' '}
              <When at={line.at} brief />
            </p>
          )}
          <Words shown={shown} line={line} />
          {below?.(line)}
        </div>
      )
    })}
  </div>
)

type StrandsProps = {
  readonly path: string
  readonly strands: Strands
  readonly language: Tongue | undefined
}

/** The languages there are: that which is read, and the way to the others. */
export function Languages({ path, strands, language }: StrandsProps) {
  const { t } = useReader()
  return (
    <Row>
      {strands.map((strand) => (
        <span>
          {strand.language === language ? (
            <strong lang={strand.language}>{tongueName(strand.language)}</strong>
          ) : (
            <Link to={`${path}?language=${strand.language}`} lang={strand.language}>
              {tongueName(strand.language)}
            </Link>
          )}{' '}
          <Tag>{madeOf(strand, t)}</Tag>
        </span>
      ))}
    </Row>
  )
}
