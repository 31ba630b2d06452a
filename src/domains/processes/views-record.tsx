/** What happened in a process, line by line as the record has it. Pure. */
import {
  Empty,
  History,
  Link,
  Meta,
  Page,
  Pager,
  useReader,
  type Step,
} from '../../platform/html/index.ts'
import type { ProcessView } from './reading.ts'
import { textOf, useCrumbs } from './views-parts.tsx'

export type RecordProps = {
  readonly view: ProcessView
  readonly steps: readonly Step[]
  /** The path of the next page, where there is one. */
  readonly older: string | undefined
}

export function RecordPage({ view, steps, older }: RecordProps) {
  const { t } = useReader()
  const { process, words } = view
  const title = textOf(words, process.title, t('processes.removed.title'))
  const crumbs = useCrumbs(process)
  return (
    <Page
      title={t('processes.record.title')}
      section="processes"
      crumbs={[...crumbs, { label: <bdi>{title}</bdi>, href: `/processes/${process.slug}` }]}
      practice={process.practice}
      lede={t('processes.record.lede')}
    >
      {steps.length === 0 ? <Empty>{t('processes.past.none')}</Empty> : <History steps={steps} />}
      <Pager older={older} />
      <Meta>
        <Link to={`/stewards?about=process:${process.id}`}>{t('processes.record.stewards')}</Link>
      </Meta>
    </Page>
  )
}
