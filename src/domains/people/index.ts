/** The door of `people` for later domains. */
import './words.ts'

export * from './person.ts'
export { findActor, type OfficesOf } from './actor.ts'
export { actorOf, asTyped, type Mount, type Reading, type SiteEnv, type Tools } from './tools.ts'
export { agreeOnTheWay } from './agreeing.ts'
export {
  actsNow,
  answerForm,
  gone,
  viaOf,
  type Acting,
  type FormPlan,
  type Gone,
} from './answering.ts'
export { FirstAct, PermanenceNotice } from './views-permanence.tsx'
export { affiliateFor, stateInterestFor } from './entering.ts'
export { chooseCodeFor, joinAs, type Joining } from './joining.ts'
export { PEOPLE_ACTS } from './acts.ts'
export { Labels, type Code } from './codes.ts'
export { canTry, hasAgreed, mayAct, speakAs, type PersonRefusal } from './rules.ts'
export {
  choicesOf,
  codesOf,
  findAffiliations,
  findByHandle,
  findPeople,
  findPerson,
  interestsOf,
  organisationsOf,
  PEOPLE_TABLES,
} from './store.ts'
export { choicesThen, peopleChoosing, type ChosenThen } from './store-choices.ts'
export { namesOf, type Named } from './names.ts'
export { answeredAt, partOf, tellOf, tellPeople, writtenIn } from './news.ts'
export type { AnswerWord, Asked, AskedOf } from './asked.ts'
export { inOrderOfRegret, stakeAt, STAKES, type Stake, type Waiting } from './stake.ts'
export type { Letterbox, News, NewsByAct, NewsOf, NewsWords } from './news.ts'
export { organisationKey } from './organisations.ts'
export { consent, speakingAs, type Consent } from './form-fields.ts'
export { keepOrigin, openedFrom, origin, ORIGIN_FIELD, type Origins } from './origins.ts'
export { sectionsAbout, type LaterParts, type ThingSection } from './thing-section.ts'
export type { PrivateWords } from './private-words.ts'
export { peopleRoutes } from './routes.ts'
export { findAccount, languagesOf, zonesOf, type Account } from './store-accounts.ts'
export { addCodes } from './code-lists.ts'
export { explain as explainPerson, isOfPeople, roleWord } from './explain.ts'
