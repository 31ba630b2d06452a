/** Lineage that is not told in full: rows without whoever made them, and the words for it. Pure. */
import { Item, List, Meta, useReader } from '../../../platform/html/index.ts'
import { Clauses, FateNamed, groupName } from '../parts.tsx'
import type { Cover, Covered } from '../rules/cover.ts'
import type { Scene, TextShown } from '../shown.ts'

type NoteProps = {
  readonly cover: Cover
  /** Whoever reads sees what others do not. */
  readonly isPen?: boolean
}

/** What is not told here, and that it says nothing of what was said in public. */
export function CoverNote({ cover, isPen = false }: NoteProps) {
  const { t } = useReader()
  if (cover === 'open') return null
  return (
    <Meta>
      {t(`uptake.cover.${cover}`)}
      {isPen && ` ${t('uptake.cover.pen')}`}
    </Meta>
  )
}

type RowsProps = {
  readonly scene: Scene
  readonly at: TextShown
  readonly rows: readonly Covered[]
}

export function CoveredList({ scene, at, rows }: RowsProps) {
  const { t } = useReader()
  return (
    <List>
      {rows.map(({ number, fate, group, cover, clauses }) => (
        <Item
          title={t('uptake.covered', { number })}
          tag={<FateNamed name={fate} />}
          meta={
            cover === 'group' &&
            (group === undefined ? t('uptake.cover.unnamed') : groupName(scene.template, group, t))
          }
        >
          {clauses.length > 0 && (
            <Meta>
              <Clauses at={at} clauses={clauses} />
            </Meta>
          )}
        </Item>
      ))}
    </List>
  )
}
