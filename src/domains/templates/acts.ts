/** The act of templates: that one was adopted here. */
import { declareActs, type Act } from '../../platform/record/index.ts'
import type { Pin } from './template.ts'

export const TEMPLATE_ACTS = declareActs({
  'template.adopt': { name: 'text', version: 'text', hash: 'text' },
})

/** Adopted by whoever runs the place, when a release brings a new version. */
export const adopting = (pin: Pin): Act => ({
  act: 'template.adopt',
  actor: 'role:operator',
  obj: `template:${pin.name}`,
  rules: pin.hash,
  via: 'import',
  clear: { name: pin.name, version: pin.version, hash: pin.hash },
  topics: ['templates'],
})
