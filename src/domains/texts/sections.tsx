/** What texts add to the page of their process: which there are, in which version. */
import type { VNode } from 'preact'
import {
  Day,
  Item,
  Kept,
  Link,
  List,
  Meta,
  Section,
  Tag,
  useReader,
} from '../../platform/html/index.ts'
import { UserText } from '../../platform/html/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { mayDraft } from './rules/versions.ts'
import { linesOf, type TextLine } from './source.ts'

/** Among the sections of other domains: the first, before calls and outcomes. */
const ORDER = 20

export const textSections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process, viewer) {
      const all = await linesOf(read, process.id)
      const lines = all.filter(({ text }) => text.matter === 'negotiated')
      const may = mayDraft(process, { kind: 'person', actor: viewer })
      const begins = may.ok || may.refusal.kind === 'permanence-unread'
      if (lines.length === 0 && !begins) return undefined
      return (
        <Kept of={process} as={`texts ${begins}`}>
          <TextsSection lines={lines} slug={process.slug} begins={begins} />
        </Kept>
      )
    },
  },
]

type Props = {
  readonly lines: readonly TextLine[]
  readonly slug: string
  readonly begins: boolean
}

function TextsSection({ lines, slug, begins }: Props): VNode {
  const { t } = useReader()
  return (
    <Section title={t('texts.section')} id="texts">
      {lines.length > 0 && (
        <List>
          {lines.map(({ text, title, version }) => (
            <Item
              title={<UserText lang={text.language}>{title}</UserText>}
              href={`/texts/${text.id}`}
              tag={
                <Tag>
                  {text.stage.kind === 'on-table'
                    ? t('texts.version', { number: version.number })
                    : t(`texts.state.${text.stage.kind}`)}
                </Tag>
              }
              meta={
                <>
                  <Day at={version.at} /> · {t('texts.brackets.count', { count: version.brackets })}
                </>
              }
            />
          ))}
        </List>
      )}
      {begins && (
        <Meta>
          <Link to={`/texts/new?process=${slug}`}>{t('texts.draft.link')}</Link>
        </Meta>
      )}
    </Section>
  )
}
