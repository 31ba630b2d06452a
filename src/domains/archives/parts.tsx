/** Small parts that pages of archives share. Pure. */
import { Item, List, useReader, UserText, When } from '../../platform/html/index.ts'
import type { ArchivedMessage, Head } from './archive.ts'
import type { Headed, Scene } from './shown.ts'

export const pathTo = ({ archive }: Pick<Scene, 'archive'>): string => `/archives/${archive.id}`

export function useCrumbs(scene: Scene, isArchive = false) {
  const { t } = useReader()
  const place = { label: scene.placeTitle, href: scene.place.href }
  const archive = { label: t('archives.of', { name: scene.name }), href: pathTo(scene) }
  return isArchive ? [place] : [place, archive]
}

export function Author({ head }: { readonly head: Head | undefined }) {
  const { t } = useReader()
  if (!head) return t('html.redacted')
  return head.author === '' ? t('archives.nobody') : <UserText>{head.author}</UserText>
}

/** A subject may be empty; what leads somewhere needs a name. */
export function Subject({
  head,
  number,
}: {
  readonly head: Head | undefined
  readonly number: number
}) {
  const { t } = useReader()
  if (!head) return t('html.redacted')
  if (head.subject === '') return t('discussions.number', { number })
  return <UserText>{head.subject}</UserText>
}

export function useSubject() {
  const { t } = useReader()
  return (head: Head | undefined, number: number): string => {
    if (!head) return t('html.redacted')
    return head.subject === '' ? t('discussions.number', { number }) : head.subject
  }
}

export const Byline = ({ message, head }: Headed) => (
  <>
    <Author head={head} /> · <When at={message.at} />
  </>
)

export const hrefOf = (scene: Scene, { number }: Pick<ArchivedMessage, 'number'>): string =>
  `${pathTo(scene)}/${number}`

type LinesProps = { readonly scene: Scene; readonly lines: readonly Headed[] }

export const Lines = ({ scene, lines }: LinesProps) => (
  <List ordered>
    {lines.map(({ message, head }) => (
      <Item
        level={2}
        title={<Subject head={head} number={message.number} />}
        href={hrefOf(scene, message)}
        meta={<Byline message={message} head={head} />}
      />
    ))}
  </List>
)

export function Download({ href }: { readonly href: string }) {
  const { t } = useReader()
  return (
    <a href={href} download>
      {t('archives.download')}
    </a>
  )
}
