/** What other servers report of our mail: delivery and complaints. Judges no address. */
import type { FailedRecipient, Report } from './parsed.ts'

/** Recipients of one report: we send to one at a time. */
const FAILED_MAX = 20
const WORDS_MAX = 300
const REPORT_CHARACTERS_MAX = 50_000

export type ReportPart = { readonly type: string; readonly text: string }

/** Reads the parts of a multipart/report (RFC 3462); `undefined` where there is none. */
export function reportOf(parts: readonly ReportPart[]): Report | undefined {
  const ofType = (...types: readonly string[]) => parts.find(({ type }) => types.includes(type))
  const original = ofType('message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers')
  const about = /^message-id:\s*(<[^<>\s]{1,250}>)/im.exec(original?.text ?? '')?.[1]
  const delivery = ofType('message/delivery-status', 'message/global-delivery-status')
  const returnPath = undefined
  if (delivery) {
    return { kind: 'delivery', failed: failedIn(delivery.text), original: about, returnPath }
  }
  const feedback = ofType('message/feedback-report')
  if (!feedback) return undefined
  return {
    kind: 'complaint',
    failed: [],
    original: about,
    returnPath: returnPathIn(feedback.text) ?? returnPathIn(original?.text ?? ''),
  }
}

/** As the report states it, or as the last server noted it on the mail itself. */
const returnPathIn = (text: string): string | undefined =>
  /^(?:original-mail-from|return-path):\s*<?([^<>\s]{3,250})>?\s*$/im.exec(text)?.[1]

/** RFC 3464 §2.3: a group of fields for each recipient, empty lines between them. */
function failedIn(text: string): readonly FailedRecipient[] {
  const groups = text
    .slice(0, REPORT_CHARACTERS_MAX)
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
  return groups.flatMap((group) => failedOf(group) ?? []).slice(0, FAILED_MAX)
}

function failedOf(group: string): FailedRecipient | undefined {
  const fields = fieldsOf(group)
  const named = fields.get('original-recipient') ?? fields.get('final-recipient')
  const address = named
    ?.replace(/^[^;]*;/, '')
    .trim()
    .replace(/^<|>$/g, '')
  const action = fields.get('action')?.toLowerCase()
  if (address === undefined || (action !== 'failed' && action !== 'delayed')) return undefined
  const status = fields.get('status') ?? ''
  const words = fields.get('diagnostic-code') ?? status
  const isHard = action === 'failed' && !status.startsWith('4')
  return { address, kind: isHard ? 'hard' : 'soft', words: words.slice(0, WORDS_MAX) }
}

function fieldsOf(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}
