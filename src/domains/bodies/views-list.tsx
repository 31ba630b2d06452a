/** All bodies on one page. Pure. */
import {
  Day,
  Empty,
  Item,
  List,
  Page,
  Tag,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import type { Body } from './body.ts'
import type { BodyLine } from './load.ts'

export function BodiesPage({ bodies }: { readonly bodies: readonly BodyLine[] }) {
  const { t } = useReader()
  return (
    <Page title={t('bodies.title')} lede={t('bodies.lede')} section="bodies">
      {bodies.length === 0 && <Empty>{t('bodies.empty')}</Empty>}
      <List>
        {bodies.map(({ body, name, filled, places }) => (
          <Item
            level={2}
            title={<UserText>{name}</UserText>}
            href={`/bodies/${body.slug}`}
            tag={<Tag>{t(`bodies.kind.${body.kind}`)}</Tag>}
            meta={
              <>
                {places === undefined
                  ? t('bodies.members.count', { count: filled })
                  : t('bodies.seats.count', { filled, all: places })}{' '}
                · <Since body={body} />
              </>
            }
          />
        ))}
      </List>
    </Page>
  )
}

export function Since({ body }: { readonly body: Body }) {
  const { t } = useReader()
  return body.state.kind === 'dissolved'
    ? t.rich('bodies.dissolved', { when: <Day at={body.state.dissolvedAt} /> })
    : t.rich('bodies.since', { when: <Day at={body.foundedAt} /> })
}
