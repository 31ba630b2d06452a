/** Rules in plain words, and where their template is. Pure: data in, HTML out. */
import { Link, Meta, useReader } from '../../platform/html/index.ts'
import type { Explained } from '../rules/index.ts'
import type { RuleSection } from './explain-template.ts'
import type { Pin } from './template.ts'

export const templateHref = ({ name, version }: Pin) => `/templates/${name}/${version}`

/** A rule in plain words. */
export function RuleSections({ sections }: { readonly sections: readonly RuleSection[] }) {
  return sections.map(({ id, title, lines }) => (
    <section class="stack" id={id}>
      <h2>{title}</h2>
      <ul class="list" role="list">
        {lines.map(({ name, text, more = [], rule }) => (
          <li>
            {name !== undefined && <h3>{name}</h3>}
            <p>{text}</p>
            {rule && (
              <ul>
                <RuleParts rule={rule} />
              </ul>
            )}
            {more.length > 0 && (
              <ul>
                {more.map((line) => (
                  <li class="meta">{line}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  ))
}

/** A rule, and below it the rules it is made of. */
function RuleParts({ rule: { text, parts } }: { readonly rule: Explained }) {
  return (
    <li>
      {text}
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <RuleParts rule={part} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** How far each number can be trusted, and the hash by which anybody can check the copy. */
export function Pinned({ pin }: { readonly pin: Pin }) {
  const { t } = useReader()
  return (
    <>
      <Meta>{t('templates.rule.tags')}</Meta>
      <Meta>
        {t.rich('templates.rule.hash', {
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
