/** Rules in plain words: of one process, and templates as they were adopted. Pure. */
import type { ComponentProps } from 'preact'
import { Empty, Item, Link, List, Meta, Page, useReader } from '../../platform/html/index.ts'
import { inWords } from './explain.ts'
import { explainTemplate, type RuleSection } from './explain-template.ts'
import type { ProcessView } from './reading.ts'
import type { Pin, Template } from './template.ts'
import { Changes, Outlook } from './views-outlook.tsx'
import { StagesDrawn } from './views-stages.tsx'
import { RuleSections, templateHref, textOf, useCrumbs, WhoDecides } from './views-parts.tsx'

export function RulePage({ view }: { readonly view: ProcessView }) {
  const { t } = useReader()
  const { process, template, words } = view
  const crumbs = useCrumbs(process)
  const title = textOf(words, process.title, t('processes.removed.title'))
  return (
    <Page
      title={t('processes.rule.title')}
      section="processes"
      crumbs={[...crumbs, { label: <bdi>{title}</bdi>, href: `/processes/${process.slug}` }]}
      practice={process.practice}
      lede={t('processes.rule.lede', { name: process.pin.name, version: process.pin.version })}
      head={<WhoDecides process={process} template={template} />}
    >
      <RuleSections sections={explainTemplate(template, t)} />
      <Pinned pin={process.pin} />
    </Page>
  )
}

export type Adopted = { readonly pin: Pin; readonly template: Template }

export function TemplatesPage({ templates }: { readonly templates: readonly Adopted[] }) {
  const { t } = useReader()
  return (
    <Page
      title={t('processes.templates.title')}
      section="processes"
      lede={t('processes.templates.lede')}
    >
      <p>
        <Link to="/templates/compare">{t('processes.compare.link')}</Link> ·{' '}
        <Link to="/templates/try">{t('processes.try.link')}</Link>
      </p>
      {templates.length === 0 ? (
        <Empty>{t('processes.templates.none')}</Empty>
      ) : (
        <List>
          {templates.map(({ pin, template }) => (
            <Item
              title={inWords(template.title, t)}
              level={2}
              href={templateHref(pin)}
              meta={
                <>
                  {pin.name} {pin.version} ·{' '}
                  {t('processes.list.last-word', { who: inWords(template.lastWord, t) })}
                </>
              }
            >
              <p>{inWords(template.purpose, t)}</p>
            </Item>
          ))}
        </List>
      )}
    </Page>
  )
}

type OneShown = Adopted & {
  readonly from: ComponentProps<typeof Outlook>['from']
  readonly changes: ComponentProps<typeof Changes> | undefined
}

export function TemplatePage({ pin, template, from, changes }: OneShown) {
  const { t } = useReader()
  const sections = explainTemplate(template, t)
  return (
    <Page
      title={inWords(template.title, t)}
      section="processes"
      crumbs={[
        { label: t('processes.title'), href: '/processes' },
        { label: t('processes.templates.title'), href: '/templates' },
        { label: `${pin.name} ${pin.version}` },
      ]}
      lede={inWords(template.purpose, t)}
    >
      <p>
        <Link to={`/processes/new?template=${pin.name}`}>{t('processes.begin.with')}</Link>
      </p>
      <Contents sections={sections} />
      <StagesDrawn template={template} />
      <Outlook pin={pin} template={template} from={from} />
      {changes && <Changes {...changes} />}
      <RuleSections sections={sections} />
      <Pinned pin={pin} />
    </Page>
  )
}

/** A long page, and where in it one finds what. */
function Contents({ sections }: { readonly sections: readonly RuleSection[] }) {
  const { t } = useReader()
  return (
    <nav class="contents" aria-label={t('processes.contents')}>
      <a href="#course">{t('processes.course.title')}</a>
      <a href="#calendar">{t('processes.outlook.title')}</a>
      {sections.map(({ id, title }) => (
        <a href={`#${id}`}>{title}</a>
      ))}
    </nav>
  )
}

/** How far each number can be trusted, and the hash by which anybody can check the copy. */
function Pinned({ pin }: { readonly pin: Pin }) {
  const { t } = useReader()
  return (
    <>
      <Meta>{t('processes.rule.tags')}</Meta>
      <Meta>
        {t.rich('processes.rule.hash', {
          hash: (
            <code class="proof" dir="ltr">
              {pin.hash}
            </code>
          ),
        })}{' '}
        <Link to={`${templateHref(pin)}.json`}>JSON</Link>
      </Meta>
    </>
  )
}
