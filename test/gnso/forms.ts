/** Fills in a form as it stands on a page, and sends it: what is not on the page cannot be sent. */
import { expect } from 'vitest'
import type { Fields, Visitor } from '../world.ts'

/** What everybody ticks who is asked to. */
const CONSENT = ['permanence', 'undertakings'] as const

export type Filled = {
  /** Where the form is found. */
  readonly on: string
  /** `*` stands for one part of it that only the page knows. */
  readonly action: string
  /** A value that begins with `~` is the last one offered whose label has these words. */
  readonly fields: Fields
}

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' } as const
const unescaped = (text: string) =>
  Object.entries(ENTITIES).reduce((some, [entity, sign]) => some.replaceAll(entity, sign), text)

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

const controlsIn = (form: string, tag: string) =>
  [...form.matchAll(new RegExp(`<${tag}\\b[^>]*>`, 'g'))].map(([one]) => one)

/** Values that the page itself put in: hidden ones. */
const hiddenIn = (form: string) =>
  controlsIn(form, 'input')
    .filter((one) => attribute(one, 'type') === 'hidden')
    .map((one) => [attribute(one, 'name') ?? '', attribute(one, 'value') ?? ''] as const)

const namesIn = (form: string): ReadonlySet<string> =>
  new Set(
    ['input', 'select', 'textarea', 'button']
      .flatMap((tag) => controlsIn(form, tag))
      .flatMap((one) => attribute(one, 'name') ?? []),
  )

/** The values that a choice offers; nothing where anything may be typed. */
function offeredIn(form: string, name: string): readonly string[] | undefined {
  const select = new RegExp(`<select[^>]*\\sname="${name}"[^>]*>([\\s\\S]*?)</select>`).exec(form)
  if (select) {
    return controlsIn(select[1] ?? '', 'option').map((one) => attribute(one, 'value') ?? '')
  }
  const boxes = [...controlsIn(form, 'input'), ...controlsIn(form, 'button')].filter(
    (one) => attribute(one, 'name') === name && /radio|checkbox/.test(attribute(one, 'type') ?? ''),
  )
  return boxes.length === 0 ? undefined : boxes.map((one) => attribute(one, 'value') ?? '')
}

const BY_LABEL = '~'

/** What a value by its label stands for in this form. */
function meant(form: string, name: string, value: string): string {
  if (!value.startsWith(BY_LABEL)) return value
  const select = new RegExp(`<select[^>]*\\sname="${name}"[^>]*>([\\s\\S]*?)</select>`).exec(form)
  const options = [...(select?.[1] ?? '').matchAll(/(<option[^>]*>)([\s\S]*?)<\/option>/g)]
  const label = value.slice(BY_LABEL.length)
  const found = options.findLast(([, , text = '']) => bare(text).includes(label))
  return found?.[1] === undefined ? value : (attribute(found[1], 'value') ?? value)
}

/** Words as they are read: without tags, and without the isolates that hold names apart. */
export const bare = (html: string): string =>
  unescaped(html.replace(/<[^>]*>/g, ' '))
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const inForm = (form: string, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? meant(form, name, value) : value,
    ]),
  )

const patternOf = (action: string) =>
  new RegExp(`^${action.split('*').map(RegExp.escape).join('[^/]+')}$`)

const actionOf = (form: string) => attribute(/<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? ''

const isFor = (form: string, fields: Fields): boolean => {
  const names = namesIn(form)
  const hidden = new Map(hiddenIn(form))
  return Object.entries(fields).every(([name, value]) => {
    if (!names.has(name)) return false
    const fixed = hidden.get(name)
    if (fixed !== undefined) return fixed === value
    const offered = offeredIn(form, name)
    return !offered || [value].flat().every((one) => offered.includes(one))
  })
}

/** The path that the answer leads to; fails where the form is not there or was not taken. */
export async function fillIn(visitor: Visitor, { on, action, fields }: Filled): Promise<string> {
  const html = await visitor.text(on)
  const forms = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)]
    .map(([form]) => form)
    .filter((form) => patternOf(action).test(actionOf(form)))
  const form = forms.find((one) => isFor(one, inForm(one, fields)))
  if (!form) {
    const there = forms.map((one) => [...namesIn(one)].join(' ')).join(' | ')
    throw new Error(`${on}: no form ${action} for ${JSON.stringify(fields)}; there: ${there}`)
  }
  const { key, ...hidden } = Object.fromEntries(hiddenIn(form))
  const names = namesIn(form)
  const ticked = CONSENT.filter((name) => names.has(name)).map((name) => [name, '1'] as const)
  const sent = { ...hidden, ...Object.fromEntries(ticked), ...inForm(form, fields) }
  const answer = await visitor.post(actionOf(form), sent, key)
  const why = answer.status === 303 ? '' : alertIn(await answer.text())
  expect([action, answer.status, why]).toEqual([action, 303, ''])
  const to = answer.headers.get('location') ?? ''
  return new URL(to, 'http://localhost').pathname
}

const alertIn = (html: string): string =>
  /role="alert".{0,400}/s.exec(html)?.[0].replace(/<[^>]*>/g, ' ') ?? html.slice(0, 200)
