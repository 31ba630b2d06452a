/** The rules of one process in plain words. Pure. */
import { Page, useReader } from '../../platform/html/index.ts'
import { explainTemplate, Pinned, RuleSections } from '../templates/index.ts'
import type { ProcessView } from './reading.ts'
import { textOf, useCrumbs, WhoDecides } from './views-parts.tsx'

export function RulePage({ view }: { readonly view: ProcessView }) {
  const { t } = useReader()
  const { process, template, words } = view
  const crumbs = useCrumbs(process)
  const title = textOf(words, process.title, t('processes.removed.title'))
  return (
    <Page
      title={t('templates.rule.title')}
      section="processes"
      crumbs={[...crumbs, { label: <bdi>{title}</bdi>, href: `/processes/${process.slug}` }]}
      practice={process.practice}
      lede={t('templates.rule.lede', { name: process.pin.name, version: process.pin.version })}
      head={<WhoDecides process={process} template={template} />}
    >
      <RuleSections sections={explainTemplate(template, t)} />
      <Pinned pin={process.pin} />
    </Page>
  )
}
