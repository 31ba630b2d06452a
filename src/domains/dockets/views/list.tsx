/** Dockets as lists: of the whole site, and on the page of a process. Pure. */
import {
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import type { DocketLine } from '../load.ts'
import { PhaseTag } from './parts.tsx'

export function DocketsPage({ lines }: { readonly lines: readonly DocketLine[] }) {
  const { t } = useReader()
  return (
    <Page title={t('dockets.title')} lede={t('dockets.lede')} section="processes">
      {lines.length === 0 ? (
        <Empty>{t('dockets.empty')}</Empty>
      ) : (
        <Lines lines={lines} level={2} named />
      )}
    </Page>
  )
}

export type SectionProps = {
  readonly lines: readonly DocketLine[]
  readonly slug: string
  /** Whether the reader may draft one. */
  readonly drafts: boolean
}

export function DocketsSection({ lines, slug, drafts }: SectionProps) {
  const { t } = useReader()
  return (
    <Section title={t('dockets.title')} id="dockets">
      {lines.length > 0 && <Lines lines={lines} level={3} />}
      {drafts && (
        <Meta>
          <Link to={`/dockets/new?process=${slug}`}>{t('dockets.draft.link')}</Link>
        </Meta>
      )}
    </Section>
  )
}

type LinesProps = Pick<SectionProps, 'lines'> & {
  readonly level: 2 | 3
  /** With the name of the process. */
  readonly named?: boolean
}

const Lines = ({ lines, level, named = false }: LinesProps) => (
  <List>
    {lines.map((line) => (
      <Item
        title={<UserText>{line.title}</UserText>}
        href={`/dockets/${line.docket.id}`}
        level={level}
        tag={<PhaseTag {...line} />}
        meta={<Told line={line} named={named} />}
      />
    ))}
  </List>
)

function Told({ line, named }: { readonly line: DocketLine; readonly named: boolean }) {
  const { t } = useReader()
  return (
    <>
      {named && (
        <>
          <UserText>{line.process}</UserText> ·{' '}
        </>
      )}
      {t('dockets.count', { count: line.submissions })}
    </>
  )
}
