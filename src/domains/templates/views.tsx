/** Templates in plain words, as they were adopted. Pure. */
import type { ComponentProps } from 'preact'
import { Empty, Item, Link, List, Page, useReader } from '../../platform/html/index.ts'
import { explainTemplate, type RuleSection } from './explain-template.ts'
import { inWords } from './naming.ts'
import type { Adopted } from './template.ts'
import { Changes, Outlook } from './views-outlook.tsx'
import { Pinned, RuleSections, templateHref } from './views-parts.tsx'
import { StagesDrawn } from './views-stages.tsx'

export function TemplatesPage({ templates }: { readonly templates: readonly Adopted[] }) {
  const { t } = useReader()
  return (
    <Page title={t('templates.title')} section="processes" lede={t('templates.lede')}>
      <p>
        <Link to="/templates/compare">{t('templates.compare.link')}</Link> ·{' '}
        <Link to="/templates/try">{t('templates.try.link')}</Link>
      </p>
      {templates.length === 0 ? (
        <Empty>{t('templates.none')}</Empty>
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
                  {t('templates.last-word', { who: inWords(template.lastWord, t) })}
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
        { label: t('html.nav.processes'), href: '/processes' },
        { label: t('templates.title'), href: '/templates' },
        { label: `${pin.name} ${pin.version}` },
      ]}
      lede={inWords(template.purpose, t)}
    >
      <p>
        <Link to={`/processes/new?template=${pin.name}`}>{t('templates.begin')}</Link>
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
    <nav class="contents" aria-label={t('templates.contents')}>
      <a href="#course">{t('templates.course.title')}</a>
      <a href="#calendar">{t('templates.outlook.title')}</a>
      {sections.map(({ id, title }) => (
        <a href={`#${id}`}>{title}</a>
      ))}
    </nav>
  )
}
